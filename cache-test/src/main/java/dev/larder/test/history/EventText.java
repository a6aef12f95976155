package dev.larder.test.history;

import dev.larder.runtime.spi.CacheEvent;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Spells events as steps. */
final class EventText {

    private static final double NANOS_PER_MILLI = 1_000_000;

    private EventText() {}

    static Step step(CacheEvent event, String keyStart) {
        if (!(event instanceof CacheEvent.OfMethod method)) {
            return outage(event);
        }
        String key = method.key() == null ? "" : method.key();
        String shown = key.startsWith(keyStart) ? key.substring(keyStart.length()) : key;
        return new Step(method.method(), name(method), shown, detail(method));
    }

    private static String name(CacheEvent.OfMethod event) {
        if (event instanceof CacheEvent.Load load) {
            return load.failure() == null ? "loaded" : "load failed";
        }
        return words(event);
    }

    private static String detail(CacheEvent.OfMethod event) {
        if (event instanceof CacheEvent.Load load) {
            return "in " + millis(load.time()) + reason(load.failure());
        }
        if (event instanceof CacheEvent.StoreRefused) {
            return "an eviction came between the load and the store";
        }
        if (event instanceof CacheEvent.ValueRejected rejected) {
            return rejected.reason();
        }
        if (event instanceof CacheEvent.StaleServed stale) {
            return stale.failure() == null ? "the load takes too long" : "the load failed" + reason(stale.failure());
        }
        if (event instanceof CacheEvent.FoundStale found) {
            return found.difference() + (found.repaired() ? "; removed" : "");
        }
        return event instanceof CacheEvent.Evicted evicted ? evicted.keys() + " removed" : "";
    }

    private static Step outage(CacheEvent event) {
        if (event instanceof CacheEvent.BreakerChanged moved) {
            String reason = moved.reason();
            return new Step(
                    "breaker", "moved", "", moved.from() + " to " + moved.to() + (reason == null ? "" : ": " + reason));
        }
        if (event instanceof CacheEvent.EvictionQueued queued) {
            return new Step("store", "eviction pending", "", queued.pending() + " pending: " + queued.reason());
        }
        if (event instanceof CacheEvent.EvictionsReplayed replayed) {
            return new Step(
                    "store",
                    "evictions repeated",
                    "",
                    replayed.keys() + " removed, " + replayed.pending() + " pending");
        }
        return new Step("store", words(event), "", event.toString());
    }

    /** Returns the name of an event in words: {@code AbsentHit} is an absent hit. */
    private static String words(CacheEvent event) {
        String name = event.getClass().getSimpleName();
        return (name.substring(0, 1) + name.substring(1).replaceAll("([A-Z])", " $1")).toLowerCase(Locale.ROOT);
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / NANOS_PER_MILLI);
    }

    private static String reason(@Nullable Throwable failure) {
        return failure == null ? "" : ": " + failure;
    }
}
