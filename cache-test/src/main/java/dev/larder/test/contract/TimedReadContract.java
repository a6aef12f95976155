package dev.larder.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.TimedLookup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the store's contract that has to do with the time that values are still kept. */
abstract class TimedReadContract extends TraceContract {

    /** More than any value of these tests has left. */
    private static final Duration ANY_TIME = TTL.plusMinutes(1);

    private static final Duration LITTLE = Duration.ofMinutes(1);

    private Acquisition acquire(String key, Claim claim) {
        return await(store().acquire(new LeaseRequest(key, listed(key), newLoadId(), LEASE, LEASE.plus(TTL), claim)));
    }

    @Test
    public void aValueIsReadWithTheTimeThatItHasLeft() {
        write(key, "1");
        TimedLookup aged = await(store().readTimed(key));

        assertThat(text(aged.found())).isEqualTo("1");
        assertThat(aged.left()).isBetween(TTL.minusSeconds(30), TTL);
    }

    @Test
    public void whatIsNotThereHasAllTheTime() {
        assertThat(await(store().readTimed(key))).isEqualTo(new TimedLookup(Lookup.miss(), TimedLookup.FOREVER));
    }

    @Test
    public void aLeaseIsAMissHoweverLongItLasts() {
        acquire(key);

        assertThat(await(store().readTimed(key)).found()).isEqualTo(Lookup.miss());
    }

    @Test
    public void manyValuesAreReadInTheirOrderWithTheTimeThatTheyHaveLeft() {
        write(key, "1");
        write(key + ":b", "2");
        List<TimedLookup> aged = await(store().readTimedMany(List.of(key + ":b", key + ":none", key)));

        assertThat(text(aged.get(0).found())).isEqualTo("2");
        assertThat(aged.get(1)).isEqualTo(new TimedLookup(Lookup.miss(), TimedLookup.FOREVER));
        assertThat(text(aged.get(2).found())).isEqualTo("1");
        assertThat(aged.get(2).left()).isBetween(TTL.minusSeconds(30), TTL);
    }

    @Test
    public void aStaleValueIsLeasedAndReadersGoOnSeeingIt() {
        write(key, "1");
        Lease lease = own(acquire(key, new Claim.Stale(ANY_TIME)));

        assertThat(text(await(store().readTimed(key)).found())).isEqualTo("1");
        assertThat(store(key, lease, "2")).isTrue();
        assertThat(text(await(store().read(key)))).isEqualTo("2");
    }

    @Test
    public void aValueThatHasMoreTimeLeftIsFound() {
        write(key, "1");

        assertThat(acquire(key, new Claim.Stale(LITTLE))).isInstanceOf(Acquisition.Found.class);
        assertThat(acquire(key, new Claim.Refresh(LITTLE))).isInstanceOf(Acquisition.Found.class);
    }

    @Test
    public void aRememberedAbsenceIsNeverStale() {
        write(key, "null");

        assertThat(acquire(key, new Claim.Stale(ANY_TIME))).isInstanceOf(Acquisition.Found.class);
        assertThat(acquire(key, new Claim.Refresh(ANY_TIME))).isInstanceOf(Acquisition.Found.class);
    }

    @Test
    public void whoNeedsANewerValueMayTakeAnEmptyPlaceAndWhoRefreshesMayNot() {
        assertThat(acquire(key, new Claim.Refresh(ANY_TIME))).isInstanceOf(Acquisition.Busy.class);
        assertThat(await(store().remaining(key))).isInstanceOf(Remaining.Absent.class);
        own(acquire(key, new Claim.Stale(ANY_TIME)));
    }

    @Test
    public void aValueIsRefreshedByOneAtATime() {
        write(key, "1");
        Lease lease = own(acquire(key, new Claim.Refresh(ANY_TIME)));

        assertThat(acquire(key, new Claim.Refresh(ANY_TIME))).isInstanceOf(Acquisition.Busy.class);
        assertThat(acquire(key, new Claim.Stale(ANY_TIME))).isInstanceOf(Acquisition.Busy.class);
        assertThat(acquire(key, Claim.IF_ABSENT)).isInstanceOf(Acquisition.Found.class);
        assertThat(store(key, lease, "2")).isTrue();
        assertThat(acquire(key, new Claim.Refresh(LITTLE))).isInstanceOf(Acquisition.Found.class);
    }

    @Test
    public void aRefreshThatIsGivenBackLeavesTheValueAndItsTime() {
        write(key, "1");
        Lease lease = own(acquire(key, new Claim.Refresh(ANY_TIME)));
        await(store().release(key, lease.loadId()));

        TimedLookup aged = await(store().readTimed(key));
        assertThat(text(aged.found())).isEqualTo("1");
        assertThat(aged.left()).isBetween(TTL.minusSeconds(30), TTL);
        own(acquire(key, new Claim.Refresh(ANY_TIME)));
    }

    @Test
    public void anEvictionRevokesARefresh() {
        write(key, "1");
        Lease lease = own(acquire(key, new Claim.Refresh(ANY_TIME)));
        evict(key);

        assertThat(store(key, lease, "2")).isFalse();
        assertThat(await(store().read(key))).isEqualTo(Lookup.miss());
    }

    @Test
    public void ofManyKeysEachIsClaimedForItself() {
        write(key, "1");
        write(key + ":absent", "null");
        List<LeaseRequest> requests = List.of(key, key + ":absent", key + ":none").stream()
                .map(each -> new LeaseRequest(
                        each, listed(each), newLoadId(), LEASE, LEASE.plus(TTL), new Claim.Refresh(ANY_TIME)))
                .toList();

        assertThat(await(store().acquireMany(requests)))
                .hasExactlyElementsOfTypes(Acquisition.Own.class, Acquisition.Found.class, Acquisition.Busy.class);
    }
}
