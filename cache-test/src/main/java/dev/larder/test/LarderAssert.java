package dev.larder.test;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderStats;
import dev.larder.runtime.MethodStats;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.method.MethodInfo;
import dev.larder.runtime.spi.Remaining;
import dev.larder.test.history.CacheHistory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions about a cache. Each fails with an {@link AssertionError} that says what happened in the cache, in order. Keys are
 * written as in annotations, without the key prefix. Not thread-safe.
 */
public final class LarderAssert {

    /** What a value that was just stored may have lost of its time on a busy machine. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final int PAUSE_MILLIS = 2;

    private final Larder larder;

    private final @Nullable LarderStats before;

    private final Duration patience;

    LarderAssert(Larder larder) {
        this(larder, null, Duration.ZERO);
    }

    private LarderAssert(Larder larder, @Nullable LarderStats before, Duration patience) {
        this.larder = larder;
        this.before = before;
        this.patience = patience;
    }

    /** Counts only what came after these statistics, for a cache that several tests share. */
    public LarderAssert since(LarderStats earlier) {
        return new LarderAssert(larder, Objects.requireNonNull(earlier, "earlier"), patience);
    }

    /** Lets the assertions that follow wait until they hold, for what happens in the background, such as a refresh. */
    public LarderAssert within(Duration time) {
        return new LarderAssert(larder, before, time);
    }

    /**
     * Begins assertions about one method.
     *
     * @param name as in statistics: the interface and the method, such as {@code UserService.find}
     * @throws AssertionError when no method of this name is bound; the message names those that are
     */
    public MethodAssert method(String name) {
        List<String> names = larder.methods().stream()
                .map(MethodInfo::name)
                .distinct()
                .sorted()
                .toList();
        if (!names.contains(name)) {
            throw new AssertionFailedError("no method is named " + name + "; "
                    + (names.isEmpty()
                            ? "larder.cached(…) was not called yet"
                            : "the cache knows " + String.join(", ", names)));
        }
        return new MethodAssert(this, name);
    }

    /**
     * Asserts that keys or patterns were evicted: each by itself, or by a wider pattern. An eviction by {@code user:42:*} evicts
     * {@code user:42:profile} too.
     */
    public LarderAssert evicted(String... keysOrPatterns) {
        for (String wanted : keysOrPatterns) {
            verify(() -> history().evictions().stream().flatMap(List::stream).anyMatch(target -> covers(target, wanted))
                    ? Optional.empty()
                    : Optional.of("Expected an eviction of " + wanted + ", but there was " + evictionsText()));
        }
        return this;
    }

    /** Asserts that there was no eviction at all. */
    public LarderAssert evictedNothing() {
        verify(() -> history().evictions().isEmpty()
                ? Optional.empty()
                : Optional.of("Expected no eviction, but there was " + evictionsText()));
        return this;
    }

    /** Asserts that each key holds a value or a remembered absence. A lease is neither. */
    public LarderAssert holds(String... keys) {
        for (String key : keys) {
            verify(() -> larder.client().exists(key)
                    ? Optional.empty()
                    : Optional.of("Expected a value at " + key + ", but there is none"));
        }
        return this;
    }

    /** Asserts that each key holds neither a value nor a remembered absence. */
    public LarderAssert doesNotHold(String... keys) {
        for (String key : keys) {
            verify(() -> larder.client().exists(key)
                    ? Optional.of("Expected nothing at " + key + ", but there is a value or a remembered absence")
                    : Optional.empty());
        }
        return this;
    }

    /**
     * Asserts that a value or a remembered absence is kept for this time from now on, or up to 5 s less. A value of a method
     * with {@code staleIfError} is kept for that time beyond its TTL.
     */
    public LarderAssert holdsFor(String key, Duration time) {
        verify(() -> {
            Remaining left = larder.client().ttl(key);
            if (left instanceof Remaining.Limited limited
                    && limited.time().compareTo(time) <= 0
                    && limited.time().compareTo(time.minus(TOLERANCE)) > 0) {
                return Optional.empty();
            }
            return Optional.of("Expected " + key + " to be kept for " + time + ", but it is "
                    + (left instanceof Remaining.Limited limited ? "kept for " + limited.time() : "not there"));
        });
        return this;
    }

    /** Returns the counts of a method. */
    MethodStats stats(String method) {
        return larder.stats(method);
    }

    /** Returns the counts of a method in the earlier statistics of {@link #since}. */
    MethodStats statsBefore(String method) {
        return before == null ? MethodStats.NONE : before.method(method);
    }

    /** Checks until nothing is wrong, for as long as the patience lasts. */
    void verify(Supplier<Optional<String>> mistake) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<String> found = find(mistake);
        while (found.isPresent() && System.nanoTime() - deadline < 0) {
            pause();
            found = find(mistake);
        }
        if (found.isPresent()) {
            throw new AssertionFailedError(found.get() + told());
        }
    }

    /** A store that fails, and a key whose eviction is pending, do not answer yet. */
    private static Optional<String> find(Supplier<Optional<String>> mistake) {
        try {
            return mistake.get();
        } catch (CacheException e) {
            return Optional.of("Expected an answer of the store, but " + e.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError("interrupted while waiting", e);
        }
    }

    private String told() {
        return findHistory()
                .map(history -> ".\n\n" + WhatHappened.HEADING + history)
                .orElse(".\n\nThe cache has no CacheHistory that would say what happened.");
    }

    private String evictionsText() {
        List<List<String>> evictions = history().evictions();
        return evictions.isEmpty()
                ? "no eviction"
                : String.join(
                        "; ",
                        evictions.stream()
                                .map(targets -> String.join(", ", targets))
                                .toList());
    }

    private CacheHistory history() {
        return findHistory()
                .filter(CacheHistory::recordsStore)
                .orElseThrow(() -> new IllegalStateException("this Larder records no evictions; take the one that"
                        + " @LarderTest, @RedisTest or @AutoConfigureLarder gives, or open it with a CacheHistory as"
                        + " its Javadoc shows"));
    }

    private Optional<CacheHistory> findHistory() {
        return larder.listeners().stream()
                .filter(CacheHistory.class::isInstance)
                .map(CacheHistory.class::cast)
                .findFirst();
    }

    /** A star of a pattern matches any text, and so a star of a narrower pattern. */
    private static boolean covers(String target, String wanted) {
        if (target.equals(wanted)) {
            return true;
        }
        String regex = Pattern.quote(target).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(wanted).matches();
    }
}
