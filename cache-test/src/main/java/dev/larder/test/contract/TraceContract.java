package dev.larder.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.index.GroupPattern;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The part of the store's contract that has to do with traces of evictions. A store that leaves none is not tested. */
abstract class TraceContract extends NearLinkContract {

    private static final Duration LASTING = Duration.ofSeconds(30);

    /** What passes before an eviction, so that keys which it does not cover are known to be older. */
    private static final Duration BEFORE = Duration.ofMillis(40);

    /** More than the times of a store are rounded by. */
    private static final Duration ROUNDING = Duration.ofMillis(3);

    private LeaseRequest asking(String key) {
        return request(key, LEASE, false).askingForTraces();
    }

    private Duration unevictedFor(String key) {
        LeaseRequest request = asking(key);
        Acquisition acquisition = await(store().acquire(request));
        own(acquisition);
        await(store().release(key, request.loadId()));
        return unevictedFor(acquisition);
    }

    private static Duration unevictedFor(Acquisition acquisition) {
        return Objects.requireNonNull(((Acquisition.Own) acquisition).unevictedFor(), "unevictedFor");
    }

    /** Begins to leave traces, and lets time pass. */
    private void leaveTraces() throws InterruptedException {
        Assumptions.assumeTrue(store().leaveTraces(head + ":", LASTING), "the store leaves no traces");
        unevictedFor(untraced());
        elapse(BEFORE);
    }

    /** Returns a key that no eviction of the test covers. */
    private String untraced() {
        return head + ":untraced";
    }

    private boolean isTraced(String end) {
        return tracedAfter(end).compareTo(BEFORE.minus(ROUNDING)) >= 0;
    }

    /** Returns how long after the first question a key left its trace, at the least. */
    private Duration tracedAfter(String end) {
        Duration time = unevictedFor(head + end);
        // Asked for later, so that it is longer by as much at the least.
        return unevictedFor(untraced()).minus(time);
    }

    private boolean isUntraced(String end) {
        Duration time = unevictedFor(untraced()).minus(ROUNDING);
        return unevictedFor(head + end).compareTo(time) >= 0;
    }

    @Test
    public void evictionsLeaveTracesOfWhatTheyCoverAndOfNothingElse() throws InterruptedException {
        leaveTraces();
        write(head + ":46:profile", "1");

        assertThat(evict(head + ":42:profile", head + ":46:profile")).isEqualTo(1);
        evict(group(head + ":43:*", head + ":43"));
        evict(group(head + ":44:a*", head + ":44"));

        assertThat(Stream.of(":42:profile", ":43:profile", ":43:orders:7", ":44:abc", ":46:profile"))
                .allMatch(this::isTraced);
        assertThat(Stream.of(":42:other", ":42", ":4", ":43", ":431:profile", ":45:profile"))
                .allMatch(this::isUntraced);
    }

    @Test
    public void aScannedPatternLeavesATraceOfAllKeys() throws InterruptedException {
        leaveTraces();
        elapse(Duration.ofMillis(500));
        assertThat(unevictedFor(key)).isGreaterThanOrEqualTo(Duration.ofMillis(500));

        // The traces themselves are no keys.
        evict(GroupPattern.scanned(head + "*"));

        assertThat(unevictedFor(key)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    public void anUpdateLeavesATraceWhenItStores() throws InterruptedException {
        leaveTraces();
        LeaseRequest begun = request(head + ":begun", LEASE, true);
        await(store().beginUpdate(begun));
        await(store().release(begun.key(), begun.loadId()));
        LeaseRequest update = request(head + ":0", LEASE, true);
        List<LeaseRequest> several = List.of(request(head + ":1", LEASE, true), request(head + ":2", LEASE, true));
        Lease one = await(store().beginUpdate(update));
        List<Lease> leases = await(store().beginUpdateMany(several));
        elapse(BEFORE);
        assertThat(await(store().store(update.key(), one, bytes("0"), SHORT))).isTrue();
        await(store().storeMany(List.of(
                new StoreRequest(head + ":1", leases.get(0), bytes("1"), SHORT),
                new StoreRequest(head + ":2", leases.get(1), bytes("2"), SHORT))));
        elapse(SHORT.plusMillis(50));

        // Not as of the begin, and not longer than needed.
        assertThat(isUntraced(":begun")).isTrue();
        assertThat(Stream.of(":0", ":1", ":2")).allSatisfy(end -> {
            assertThat(tracedAfter(end))
                    .isGreaterThanOrEqualTo(BEFORE.multipliedBy(2).minus(ROUNDING));
            assertThat(unevictedFor(head + end)).isPositive();
        });
    }

    @Test
    public void whatAKeyHoldsIsFoundAsWithoutTraces() throws InterruptedException {
        leaveTraces();
        write(key, "1");
        own(acquire(head + ":leased"));

        assertThat(await(store().acquire(asking(key)))).isInstanceOf(Acquisition.Found.class);
        assertThat(await(store().acquire(asking(head + ":leased")))).isInstanceOf(Acquisition.Busy.class);
        assertThat(evict(key)).isEqualTo(1);
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void eachOfManyKeysIsAnsweredByItself() throws InterruptedException {
        leaveTraces();
        write(head + ":3", "3");
        evict(head + ":1");

        List<Acquisition> acquired = await(store().acquireMany(Stream.of(":0", ":1", ":2", ":3")
                .map(end -> asking(head + end))
                .toList()));

        assertThat(unevictedFor(acquired.get(1))).isLessThan(unevictedFor(acquired.get(0)));
        assertThat(unevictedFor(acquired.get(2))).isGreaterThan(unevictedFor(acquired.get(1)));
        assertThat(acquired.get(3)).isInstanceOf(Acquisition.Found.class);
        assertThat(store(head + ":0", own(acquired.get(0)), "0")).isTrue();
    }
}
