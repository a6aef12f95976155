package dev.larder.runtime.internal.audit;

import dev.larder.runtime.internal.outage.BatchReplies;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.TimedLookup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The check of one key. It looks up to three times, with a grace time between: it reads the key, loads from the source, and reads the
 * key again where the two differ.
 *
 * <p>The key is stale when two looks in a row find the same value in the source, and all the time another one in the key, which was
 * not stored anew. A change that is evicted within the grace time never counts: the key has lost the value by the second look. A
 * source that gives another value at each of three looks cannot be compared.
 *
 * <p>Everything else ends the audit without a verdict: an eviction, an update or an expiry, a value that is no longer fresh, a load
 * that throws or takes too long, a command that fails, a pending eviction of the key. One thread at a time runs the looks.
 */
final class Audit<V> {

    private static final int LOOKS = 3;

    private final AuditedMethod<V> method;

    private final Auditor auditor;

    private final CacheKey key;

    private final Source<V> source;

    private final CallObserver.Caller caller;

    private int looks;

    /** The value that all looks must find; {@code null} before the first one. */
    private @Nullable Held suspect;

    /** The value that the last look found in the source; {@code null} before the first one. */
    private @Nullable Lookup lastLoaded;

    Audit(AuditedMethod<V> method, Auditor auditor, CacheKey key, Source<V> source, CallObserver.Caller caller) {
        this.method = method;
        this.auditor = auditor;
        this.key = key;
        this.source = source;
        this.caller = caller;
    }

    void begin() {
        if (!auditor.run(this::look)) {
            end(method.reporter()::undecided);
        }
    }

    private void look() {
        looks++;
        try {
            compare();
        } catch (LoadFailedException e) {
            end(() -> method.reporter().loadFailed(key, e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(method.reporter()::undecided);
        } catch (Throwable e) {
            // A value cannot be read, written or compared, perhaps since the application changes it meanwhile.
            end(method.reporter()::undecided);
        }
    }

    private void compare() throws LoadFailedException, InterruptedException, RejectedValueException {
        Held held = read();
        if (held == null || !method.lifetimes().isFresh(held) || isAnother(held)) {
            end(method.reporter()::undecided);
            return;
        }
        Lookup loaded = load();
        if (loaded == null) {
            end(method.reporter()::undecided);
            return;
        }
        Optional<String> difference = method.difference(held.found(), loaded);
        if (difference.isEmpty()) {
            end(method.reporter()::agreed);
            return;
        }
        if (suspect == null) {
            suspect = held;
        }
        Held after = read();
        if (after == null || isAnother(after)) {
            end(method.reporter()::undecided);
            return;
        }
        differed(after, loaded, difference.get());
    }

    /** The key held another value than the source at this look. */
    private void differed(Held held, Lookup loaded, String difference) throws RejectedValueException {
        Lookup before = lastLoaded;
        lastLoaded = loaded;
        Optional<String> moved = before == null ? Optional.of("") : method.difference(before, loaded);
        if (moved.isEmpty()) {
            foundStale(held, difference);
        } else if (looks < LOOKS) {
            lookAgain();
        } else {
            end(() -> method.reporter().incomparable(key, moved.get()));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the next look tells its own outcome
    private void lookAgain() {
        auditor.time().after(auditor.config().grace().toNanos()).thenRun(this::begin);
    }

    private void foundStale(Held held, String difference) {
        boolean isRepaired = auditor.config().repairs() && evict(held);
        end(() -> method.reporter().foundStale(key, method.lifetimes().age(held), difference, isRepaired));
    }

    private boolean evict(Held held) {
        try {
            return auditor.store().evictValue(key.name(), held.bytes()).join();
        } catch (RuntimeException e) {
            // The next audit of the key finds it again.
            return false;
        }
    }

    private void end(Runnable report) {
        auditor.end();
        report.run();
    }

    /** Returns whether this is not the value that the first look found. */
    private boolean isAnother(Held held) {
        return suspect != null && !suspect.isStill(held, auditor.tolerance(held.answeredNanos() - suspect.sentNanos()));
    }

    /** Returns the value or absent marker that the key holds; {@code null} when it holds none, or the store does not tell. */
    private @Nullable Held read() throws InterruptedException {
        long sent = auditor.time().nanoTime();
        try {
            // Within the command timeout.
            BatchReplies<TimedLookup> replies =
                    auditor.store().readTimed(List.of(key.name())).get();
            TimedLookup reply = replies.get(0);
            return reply != null && (reply.found() instanceof Lookup.Hit || reply.found() instanceof Lookup.AbsentHit)
                    ? new Held(reply.found(), reply.left(), sent, auditor.time().nanoTime())
                    : null;
        } catch (ExecutionException e) {
            return null;
        }
    }

    /** Returns what the store would hold if the value was loaded now; {@code null} when the load takes too long. */
    private @Nullable Lookup load() throws LoadFailedException, InterruptedException {
        long start = auditor.time().nanoTime();
        CallObserver.Work work = caller.begin(CallObserver.Kind.AUDIT, method.name());
        try {
            V value = loadWithin(work);
            work.end(null);
            return auditor.time().nanoTime() - start > auditor.loadTimeout().toNanos() ? null : method.encode(value);
        } catch (TimeoutException e) {
            work.end(e);
            return null;
        } catch (InterruptedException | LoadFailedException e) {
            work.end(e.getCause() == null ? e : e.getCause());
            throw e;
        }
    }

    @SuppressWarnings("try") // the scope is closed, and not used otherwise
    private @Nullable V loadWithin(CallObserver.Work work)
            throws LoadFailedException, InterruptedException, TimeoutException {
        try (CallObserver.Scope scope = work.enter()) {
            return source.load().toCompletableFuture().get(auditor.loadTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException | TimeoutException e) {
            throw e;
        } catch (ExecutionException e) {
            throw new LoadFailedException(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) {
            throw new LoadFailedException(e);
        }
    }

    /** Carries what the loader threw. */
    private static final class LoadFailedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Throwable failure;

        LoadFailedException(Throwable failure) {
            super(null, failure, false, false);
            this.failure = failure;
        }

        @Override
        public synchronized Throwable getCause() {
            return failure;
        }
    }
}
