package dev.larder.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The store under test, and its commands as the contract calls them. */
abstract class StoreCommands {

    static final Duration LEASE = Duration.ofSeconds(20);

    static final Duration SHORT = Duration.ofMillis(300);

    static final Duration TTL = Duration.ofMinutes(5);

    /** The first segment of this test's keys. */
    final String head =
            "contract" + Long.toHexString(ThreadLocalRandom.current().nextLong());

    final String key = head + ":42:profile";

    private long lastLoadId = ThreadLocalRandom.current().nextLong();

    /** Returns the store under test, the same during one test. */
    protected abstract CacheStore store();

    /** Returns when that much time has passed on the store's clock; by sleeping, unless a subclass has a clock to move. */
    protected void elapse(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    final Acquisition acquire(String key) {
        return await(store().acquire(request(key, LEASE, false)));
    }

    final Acquisition acquireToOverwrite(String key) {
        return await(store().acquire(request(key, LEASE, true)));
    }

    final LeaseRequest request(String key, Duration lease, boolean overwrite) {
        return new LeaseRequest(
                key, listed(key), newLoadId(), lease, lease.plus(TTL), overwrite ? Claim.ALWAYS : Claim.IF_ABSENT);
    }

    static IndexEntry listed(String key) {
        List<String> prefixes = new ArrayList<>();
        for (int colon = key.indexOf(':'); colon >= 0; colon = key.indexOf(':', colon + 1)) {
            prefixes.add(key.substring(0, colon));
        }
        return new IndexEntry.Indexed(prefixes);
    }

    final long newLoadId() {
        return lastLoadId++;
    }

    static Lease own(Acquisition acquisition) {
        assertThat(acquisition).isInstanceOf(Acquisition.Own.class);
        return ((Acquisition.Own) acquisition).lease();
    }

    /** Puts these bytes under a key, whatever it holds. */
    final void write(String key, String text) {
        assertThat(store(key, await(store().beginUpdate(request(key, LEASE, true))), text))
                .isTrue();
    }

    final boolean store(String key, Lease lease, String text) {
        return await(store().store(key, lease, bytes(text), TTL));
    }

    final long evict(String... keys) {
        return await(store().evict(List.of(keys), List.of()));
    }

    final long evict(GroupPattern group) {
        return await(store().evict(List.of(), List.of(group)));
    }

    final GroupPattern group(String glob, String prefix) {
        return new GroupPattern(glob, prefix, head);
    }

    final Lookup read(String key) {
        return await(store().read(key));
    }

    final String textAt(String key) {
        return text(read(key));
    }

    static String text(Lookup lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Hit.class);
        return new String(((Lookup.Hit) lookup).value(), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
