package dev.larder.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.index.IndexEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CacheStore} must do with many keys at once, and with the time that values have left. */
abstract class MultiKeyCommandsContract extends TimedReadContract {

    /** More than go in one command. */
    private static final int MANY = 2500;

    @Test
    public void manyKeysAreReadInTheirOrder() {
        write(key(1), "1");
        write(key(3), "null");
        own(acquire(key(4)));

        List<Lookup> found = await(store().readMany(List.of(key(4), key(3), key(2), key(1))));

        assertThat(found.subList(0, 3)).containsExactly(Lookup.miss(), Lookup.absent(), Lookup.miss());
        assertThat(text(found.get(3))).isEqualTo("1");
    }

    @Test
    public void noKeysAreReadAsNothing() {
        assertThat(await(store().readMany(List.of()))).isEmpty();
        assertThat(await(store().acquireMany(List.of()))).isEmpty();
        assertThat(await(store().storeMany(List.of()))).isEmpty();
        await(store().releaseMany(Map.of()));
    }

    @Test
    public void moreKeysThanGoInOneCommandAreLeasedStoredAndRead() {
        List<Acquisition> acquired = await(store().acquireMany(requests(MANY)));
        List<StoreRequest> values = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            values.add(new StoreRequest(key(i), own(acquired.get(i)), bytes("" + i), TTL));
        }

        assertThat(await(store().storeMany(values))).hasSize(MANY).containsOnly(true);

        List<Lookup> found = await(
                store().readMany(IntStream.range(0, MANY).mapToObj(this::key).toList()));
        assertThat(IntStream.range(0, MANY))
                .allSatisfy(i -> assertThat(text(found.get(i))).isEqualTo("" + i));
        assertThat(evict(group(head + ":*", head))).isEqualTo(MANY);
    }

    @Test
    public void eachOfManyKeysGetsItsOwnAnswer() {
        write(key(1), "1");
        own(acquire(key(2)));

        List<Acquisition> acquired = await(store().acquireMany(requests(4)));

        own(acquired.get(0));
        assertThat(text(((Acquisition.Found) acquired.get(1)).found())).isEqualTo("1");
        assertThat(acquired.get(2)).isInstanceOf(Acquisition.Busy.class);
        own(acquired.get(3));
    }

    @Test
    public void keysThatWereLeasedTogetherAreFoundByEveryPattern() {
        await(store().acquireMany(requests(3)));

        assertThat(evict(group(head + ":2:*", head + ":2"))).isEqualTo(1);
        assertThat(evict(group(head + ":*", head))).isEqualTo(2);
    }

    @Test
    public void unlistedKeysThatWereLeasedTogetherAreFoundAsWell() {
        List<LeaseRequest> requests = IntStream.range(0, 3)
                .mapToObj(i -> new LeaseRequest(
                        key(i), new IndexEntry.Unindexed(head), newLoadId(), LEASE, LEASE.plus(TTL), Claim.IF_ABSENT))
                .toList();

        await(store().acquireMany(requests));

        assertThat(evict(group(head + ":*", head))).isEqualTo(3);
    }

    @Test
    public void anEvictionRevokesOneLeaseOfManyAndNoOther() {
        List<Acquisition> acquired = await(store().acquireMany(requests(3)));
        evict(key(1));

        List<Boolean> stored = await(store().storeMany(IntStream.range(0, 3)
                .mapToObj(i -> new StoreRequest(key(i), own(acquired.get(i)), bytes("1"), TTL))
                .toList()));

        assertThat(stored).containsExactly(true, false, true);
        assertThat(read(key(1))).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void leasesThatAreGivenBackTogetherAreFree() {
        List<Acquisition> acquired = await(store().acquireMany(requests(2)));
        Map<String, Long> loadIds = new LinkedHashMap<>();
        loadIds.put(key(0), own(acquired.get(0)).loadId());
        loadIds.put(key(1), own(acquired.get(1)).loadId());

        await(store().releaseMany(loadIds));

        await(store().acquireMany(requests(2))).forEach(StoreCommands::own);
    }

    @Test
    public void anUpdateOfManyKeysReplacesWhateverTheyHold() {
        write(key(0), "old");
        Lease pending = own(acquire(key(1)));

        List<Lease> leases = await(store().beginUpdateMany(requests(2)));

        assertThat(await(store().readMany(List.of(key(0), key(1))))).containsOnly(Lookup.miss());
        assertThat(store(key(1), pending, "stale")).isFalse();
        assertThat(store(key(0), leases.get(0), "new")).isTrue();
        assertThat(store(key(1), leases.get(1), "new")).isTrue();
    }

    @Test
    public void whatIsNotThereHasNoTimeLeft() {
        own(acquire(key(1)));

        assertThat(await(store().remaining(key(0)))).isEqualTo(new Remaining.Absent());
        assertThat(await(store().remaining(key(1)))).isEqualTo(new Remaining.Absent());
    }

    @Test
    public void aValueAndARememberedAbsenceHaveTheirTimeToLiveLeft() {
        write(key(0), "1");
        write(key(1), "null");

        for (String present : List.of(key(0), key(1))) {
            Remaining remaining = await(store().remaining(present));
            assertThat(((Remaining.Limited) remaining).time()).isBetween(TTL.minusSeconds(30), TTL);
        }
    }

    @Test
    public void aValueCanBeGivenAnotherTimeToLive() throws InterruptedException {
        write(key(0), "1");

        assertThat(await(store().expire(key(0), listed(key(0)), SHORT))).isTrue();

        elapse(SHORT.plusMillis(50));
        assertThat(read(key(0))).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void aValueThatLivesLongerIsListedAsLong() {
        write(key(0), "1");

        assertThat(await(store().expire(key(0), listed(key(0)), Duration.ofDays(2))))
                .isTrue();

        Remaining remaining = await(store().remaining(key(0)));
        assertThat(((Remaining.Limited) remaining).time()).isGreaterThan(Duration.ofDays(1));
        assertThat(evict(group(head + ":0:*", head + ":0"))).isEqualTo(1);
    }

    @Test
    public void aLeaseIsNotProlonged() {
        own(acquire(key(0)));

        assertThat(await(store().expire(key(0), listed(key(0)), TTL))).isFalse();
        assertThat(await(store().expire(key(1), listed(key(1)), TTL))).isFalse();
    }

    private String key(int number) {
        return head + ":" + number + ":profile";
    }

    private List<LeaseRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> request(key(i), LEASE, false))
                .toList();
    }
}
