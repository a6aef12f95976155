package dev.larder.examples.checkup;

import dev.larder.examples.redis.RedisAddress;
import dev.larder.examples.redis.RedisView;
import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderHealth;
import dev.larder.runtime.MethodStats;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.spi.Remaining;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Answers the questions of somebody who wonders about a cache: does Redis answer, which keys exist, how long are they
 * kept, and what went wrong so far?
 */
public final class Checkup {

    private static final int KEYS_SHOWN = 20;

    private final Larder larder;

    private final RedisAddress redis;

    private final String keyPrefix;

    /**
     * Prepares a look at an application's cache.
     *
     * @param keyPrefix what all of its keys begin with, the {@code :} included, or nothing
     */
    public Checkup(Larder larder, RedisAddress redis, String keyPrefix) {
        this.larder = larder;
        this.redis = redis;
        this.keyPrefix = keyPrefix;
    }

    /** Looks at everything, and returns what there is to say about keys that match a glob. */
    public List<String> report(String glob) {
        List<String> lines = new ArrayList<>();
        lines.add(reachability());
        lines.add(health());
        lines.add(troubles());
        lines.addAll(keys(glob));
        return lines;
    }

    /** Is Redis reachable? */
    private String reachability() {
        try {
            Duration ping = larder.client().ping();
            return "Redis at " + redis + " answers in " + millis(ping);
        } catch (CacheException e) {
            return "Redis at " + redis + " does not answer: " + e.getMessage() + "; try " + redis.redisCli("ping");
        }
    }

    /** What would a readiness probe be told? */
    private String health() {
        LarderHealth health = larder.health();
        return "health is " + health.status() + ", the breaker " + health.breaker() + ", evictions pending "
                + health.pendingEvictions()
                + (health.away().isEmpty() ? "" : ", away " + String.join(", ", health.away()))
                + (health.lastFailure() == null ? "" : "; the last failure: " + health.lastFailure());
    }

    /** Which counters tell of trouble? */
    private String troubles() {
        MethodStats total = larder.stats().total();
        return "since the start: " + total.errors() + " commands failed, " + total.refusedStores()
                + " values were evicted while they were loaded, " + total.rejectedValues() + " were of another shape";
    }

    /** Which keys exist, and what TTL is left? */
    private List<String> keys(String glob) {
        List<String> keys;
        try (RedisView view = RedisView.open(redis)) {
            keys = view.keys(keyPrefix + glob);
        } catch (RuntimeException e) {
            return List.of("keys cannot be listed: " + e.getMessage());
        }
        List<String> lines = new ArrayList<>();
        lines.add(keys.size() + (keys.size() == 1 ? " key matches " : " keys match ") + keyPrefix + glob);
        keys.stream().limit(KEYS_SHOWN).map(this::describe).forEach(lines::add);
        if (keys.size() > KEYS_SHOWN) {
            lines.add("  … and " + (keys.size() - KEYS_SHOWN) + " more");
        }
        return lines;
    }

    private String describe(String key) {
        try {
            return "  " + key + ": " + left(larder.client().ttl(key.substring(keyPrefix.length())));
        } catch (IllegalArgumentException e) {
            return "  " + key + ": no key of Larder's";
        }
    }

    private static String left(Remaining remaining) {
        if (remaining instanceof Remaining.Limited limited) {
            return limited.time().toSeconds() + " s left";
        }
        return remaining instanceof Remaining.Unlimited
                ? "does not expire; Larder did not write it"
                : "gone by now, or being loaded";
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
    }
}
