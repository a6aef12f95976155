package dev.larder.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderHealth.Status;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads and changes one row through a cache, while the cache is in trouble and after. */
final class Probe {

    private static final Duration RECOVERY = Duration.ofSeconds(30);

    /** Deadlines are 250 ms; this much is for a machine that is busy. */
    private static final Duration GENEROUS = Duration.ofSeconds(5);

    private static final int CALLS = 30;

    /** An argument that is nobody's business. */
    static final String SECRET = "alice@example.org";

    private final Larder larder;

    private final ReadThrough<Integer> find;

    private final Eviction change;

    private final AtomicInteger version = new AtomicInteger(1);

    Probe(Larder larder) {
        this.larder = larder;
        this.find = larder.readThrough(CachedMethod.returning(Integer.class)
                .named("Probe.find")
                .key("probe:{id}")
                .ttl(Duration.ofMinutes(10))
                .build());
        this.change = larder.eviction(EvictingMethod.named("Probe.change"));
    }

    /** Lets the trouble come and go; fails where a call is slow, or reads what was evicted, or the cache does not return. */
    void survives(Kind trouble) {
        awaitBack();
        trouble.begin().run();
        try {
            changes();
            goesOn();
        } finally {
            trouble.end().run();
        }
        changes();
        awaitBack();
        assertThat(read()).isEqualTo(version.get());
    }

    /** Calls are answered, though nothing else is. */
    void goesOnWithout() {
        assertThat(larder.health().status()).isEqualTo(Status.DOWN);
        changes();
        assertThat(larder.pendingEvictions()).isNotEmpty();
        goesOn();
    }

    /** Waits until values come from the store again and nothing is left to be made up for. */
    void awaitBack() {
        await().atMost(RECOVERY).pollInterval(Duration.ofMillis(20)).until(this::isBack);
    }

    private boolean isBack() {
        long hits = hits();
        read();
        return hits() > hits
                && larder.pendingEvictions().isEmpty()
                && larder.health().status() == Status.UP;
    }

    private void goesOn() {
        for (int call = 0; call < CALLS; call++) {
            long start = System.nanoTime();
            assertThat(read()).isEqualTo(version.get());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(GENEROUS);
        }
    }

    private void changes() {
        version.incrementAndGet();
        long start = System.nanoTime();
        change.evict(KeyPattern.of("probe:{id}").with(SECRET));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(GENEROUS);
    }

    private int read() {
        CacheKey key = find.key(SECRET);
        Integer value = find.get(key, version::get);
        return value == null ? 0 : value;
    }

    private long hits() {
        return larder.stats().method("Probe.find").hits();
    }
}
