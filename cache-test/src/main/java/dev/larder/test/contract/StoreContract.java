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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CacheStore} must do, as tests. A subclass gives the store; a store with a clock that can be moved overrides
 * {@code elapse}, which sleeps otherwise. Keys are new in each test, so that tests may share a server.
 *
 * <pre>{@code
 * class MyStoreTest extends StoreContract {
 *     private final CacheStore store = new MyStore();
 *
 *     @Override
 *     protected CacheStore store() {
 *         return store;
 *     }
 * }
 * }</pre>
 */
public abstract class StoreContract extends MultiKeyCommandsContract {

    @Test
    public void aKeyThatWasNeverWrittenIsAMiss() {
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void aStoredValueIsReadAsItWasWritten() {
        Lease lease = own(acquire(key));

        assertThat(store(key, lease, "{\"name\":\"Åsa\"}")).isTrue();

        assertThat(textAt(key)).isEqualTo("{\"name\":\"Åsa\"}");
    }

    @Test
    public void theAbsentMarkerIsAnAbsentHit() {
        write(key, "null");

        assertThat(read(key)).isInstanceOf(Lookup.AbsentHit.class);
    }

    @Test
    public void aLeaseIsAMissForReaders() {
        own(acquire(key));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void onlyOneLoadOwnsAKey() {
        own(acquire(key));

        assertThat(acquire(key)).isInstanceOf(Acquisition.Busy.class);
    }

    @Test
    public void aRepeatedAcquisitionGetsTheVerySameLease() {
        LeaseRequest request = request(key, LEASE, false);
        Lease first = own(await(store().acquire(request)));
        Lease second = own(await(store().acquire(request)));

        assertThat(second.signature()).isEqualTo(first.signature());
    }

    @Test
    public void acquiringFindsWhatSomebodyStored() {
        write(key, "7");

        Acquisition acquisition = acquire(key);

        assertThat(acquisition).isInstanceOf(Acquisition.Found.class);
        assertThat(text(((Acquisition.Found) acquisition).found())).isEqualTo("7");
    }

    @Test
    public void acquiringFindsAnAbsentMarker() {
        write(key, "null");

        assertThat(acquire(key)).isEqualTo(new Acquisition.Found(Lookup.absent()));
    }

    @Test
    public void anEvictionRevokesALease() {
        Lease lease = own(acquire(key));

        evict(key);

        assertThat(store(key, lease, "1")).isFalse();
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void exactlyTheGivenValueIsRemovedAndTheLeaseBehindIt() {
        write(key, "1");
        assertThat(await(store().evictValue(key, bytes("2")))).isFalse();
        assertThat(textAt(key)).isEqualTo("1");

        Lease lease = own(acquireToOverwrite(key));
        assertThat(await(store().evictValue(key, bytes("1")))).isTrue();

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
        assertThat(store(key, lease, "3")).isFalse();
        assertThat(await(store().evictValue(key, bytes("1")))).isFalse();
    }

    @Test
    public void anAbsentMarkerIsRemovedAsAValueIsAndALeaseIsNot() {
        write(key, "null");
        assertThat(await(store().evictValue(key, bytes("null")))).isTrue();

        Lease lease = own(acquire(key));
        assertThat(await(store().evictValue(key, bytes("null")))).isFalse();
        assertThat(store(key, lease, "1")).isTrue();
    }

    @Test
    public void aLateCopyOfAnAcquisitionDoesNotReviveARevokedLease() throws InterruptedException {
        LeaseRequest request = request(key, LEASE, false);
        Lease lease = own(await(store().acquire(request)));
        evict(key);
        elapse(Duration.ofMillis(1));

        Lease late = own(await(store().acquire(request)));

        assertThat(late.signature()).isNotEqualTo(lease.signature());
        assertThat(store(key, lease, "1")).isFalse();
    }

    @Test
    public void aLateCopyOfAnAcquisitionDoesNotDisturbAStoredValue() {
        LeaseRequest request = request(key, LEASE, false);
        store(key, own(await(store().acquire(request))), "1");

        assertThat(await(store().acquire(request))).isInstanceOf(Acquisition.Found.class);
        assertThat(textAt(key)).isEqualTo("1");
    }

    @Test
    public void aRepeatedStoreIsAcceptedAgain() {
        Lease lease = own(acquire(key));

        assertThat(store(key, lease, "1")).isTrue();
        assertThat(store(key, lease, "1")).isTrue();
    }

    @Test
    public void aLateStoreDoesNotReplaceANewerValue() {
        Lease old = own(acquire(key));
        evict(key);
        write(key, "2");

        assertThat(store(key, old, "1")).isFalse();
        assertThat(textAt(key)).isEqualTo("2");
    }

    @Test
    public void aLateStoreAfterAnEvictionStoresNothing() {
        Lease lease = own(acquire(key));
        store(key, lease, "1");
        evict(key);

        assertThat(store(key, lease, "1")).isFalse();
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void aStoreUnderAnotherLoadsLeaseIsRefused() {
        Lease old = own(acquire(key));
        evict(key);
        Lease current = own(acquire(key));

        assertThat(store(key, old, "1")).isFalse();
        assertThat(store(key, current, "2")).isTrue();
        assertThat(textAt(key)).isEqualTo("2");
    }

    @Test
    public void aValueExpires() throws InterruptedException {
        Lease lease = own(acquire(key));
        await(store().store(key, lease, bytes("1"), SHORT));

        elapse(SHORT.plusMillis(50));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void anExpiredLeaseIsFreeAndCannotStore() throws InterruptedException {
        Lease expired = own(await(store().acquire(request(key, SHORT, false))));

        elapse(SHORT.plusMillis(50));

        assertThat(store(key, expired, "1")).isFalse();
        own(acquire(key));
    }

    @Test
    public void aReleasedLeaseIsFree() {
        Lease lease = own(acquire(key));

        await(store().release(key, lease.loadId()));

        assertThat(store(key, lease, "1")).isFalse();
        own(acquire(key));
    }

    @Test
    public void aLateReleaseTouchesNeitherAnotherLeaseNorAValue() {
        Lease first = own(acquire(key));
        evict(key);
        Lease second = own(acquire(key));
        await(store().release(key, first.loadId()));
        assertThat(store(key, second, "2")).isTrue();

        await(store().release(key, second.loadId()));

        assertThat(textAt(key)).isEqualTo("2");
    }

    @Test
    public void aLeaseIsReleasedByALoadThatDoesNotKnowThatItHasIt() {
        LeaseRequest unanswered = request(key, LEASE, false);
        await(store().acquire(unanswered));

        await(store().release(key, unanswered.loadId()));

        own(acquire(key));
    }

    @Test
    public void aLoadWithoutALeaseReleasesNothing() {
        await(store().release(key, newLoadId()));
        write(key, "1");

        await(store().release(key, newLoadId()));

        assertThat(textAt(key)).isEqualTo("1");
    }

    @Test
    public void aLeaseThatIsReleasedBehindAValueCanBeTakenAgainAndAgain() {
        write(key, "1");

        for (int i = 0; i < 3; i++) {
            Lease lease = own(acquireToOverwrite(key));
            await(store().release(key, lease.loadId()));
            await(store().release(key, lease.loadId()));
            assertThat(textAt(key)).isEqualTo("1");
            assertThat(text(((Acquisition.Found) acquire(key)).found())).isEqualTo("1");
            assertThat(store(key, lease, "2")).isFalse();
        }
        assertThat(store(key, own(acquireToOverwrite(key)), "3")).isTrue();
        assertThat(textAt(key)).isEqualTo("3");
    }

    @Test
    public void aReleasedAbsentMarkerIsGone() {
        write(key, "null");
        Lease lease = own(acquireToOverwrite(key));

        await(store().release(key, lease.loadId()));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
        own(acquire(key));
    }

    @Test
    public void aLeaseIsNotWaitedForLongerThanALeaseOfTheSameLengthCouldLast() {
        // As after a clock that was set back: this lease ends later than any that is granted now.
        Lease ahead = own(await(store().acquire(request(key, LEASE.plusHours(1), false))));

        Lease now = own(acquire(key));

        assertThat(store(key, ahead, "1")).isFalse();
        assertThat(acquire(key)).isInstanceOf(Acquisition.Busy.class);
        assertThat(store(key, now, "2")).isTrue();
    }

    @Test
    public void theSameHoldsForALeaseBehindAValue() {
        write(key, "1");
        Lease ahead = own(await(store().acquire(request(key, LEASE.plusHours(1), true))));

        Lease now = own(acquireToOverwrite(key));

        assertThat(store(key, ahead, "2")).isFalse();
        assertThat(acquireToOverwrite(key)).isInstanceOf(Acquisition.Busy.class);
        assertThat(store(key, now, "3")).isTrue();
    }

    @Test
    public void overwritingLeasesAValueThatReadersGoOnSeeing() {
        write(key, "\"unreadable\"");

        Lease lease = own(acquireToOverwrite(key));

        assertThat(textAt(key)).isEqualTo("\"unreadable\"");
        assertThat(acquireToOverwrite(key)).isInstanceOf(Acquisition.Busy.class);
        assertThat(store(key, lease, "1")).isTrue();
        assertThat(textAt(key)).isEqualTo("1");
    }

    @Test
    public void overwritingAnAbsentMarkerMakesItAMissMeanwhile() {
        write(key, "null");

        Lease lease = own(acquireToOverwrite(key));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
        assertThat(store(key, lease, "1")).isTrue();
    }

    @Test
    public void overwritingNothingIsAcquiring() {
        assertThat(store(key, own(acquireToOverwrite(key)), "1")).isTrue();
    }

    @Test
    public void aRepeatedOverwriteGetsTheVerySameLease() {
        write(key, "1");
        LeaseRequest request = request(key, LEASE, true);

        Lease first = own(await(store().acquire(request)));
        Lease second = own(await(store().acquire(request)));

        assertThat(second.signature()).isEqualTo(first.signature());
    }

    @Test
    public void releasingAnOverwriteLeavesTheValue() {
        write(key, "1");
        Lease lease = own(acquireToOverwrite(key));

        await(store().release(key, lease.loadId()));

        assertThat(textAt(key)).isEqualTo("1");
        assertThat(store(key, lease, "2")).isFalse();
    }

    @Test
    public void overwritingKeepsTheTimeToLive() throws InterruptedException {
        await(store().store(key, own(acquire(key)), bytes("1"), SHORT));
        own(acquireToOverwrite(key));

        elapse(SHORT.plusMillis(50));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void anExpiredLeaseBehindAValueCannotStore() throws InterruptedException {
        write(key, "1");
        Lease expired = own(await(store().acquire(request(key, SHORT, true))));

        elapse(SHORT.plusMillis(50));

        assertThat(store(key, expired, "2")).isFalse();
        assertThat(textAt(key)).isEqualTo("1");
        assertThat(store(key, own(acquireToOverwrite(key)), "3")).isTrue();
    }

    @Test
    public void anEvictionRevokesALeaseBehindAValue() {
        write(key, "1");
        Lease lease = own(acquireToOverwrite(key));

        evict(key);

        assertThat(store(key, lease, "2")).isFalse();
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void anUpdateHidesTheOldValueAtOnceAndStoresTheNew() {
        write(key, "1");

        Lease lease = await(store().beginUpdate(request(key, LEASE, true)));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
        assertThat(store(key, lease, "2")).isTrue();
        assertThat(textAt(key)).isEqualTo("2");
    }

    @Test
    public void anUpdateRevokesALoadsLease() {
        Lease load = own(acquire(key));

        await(store().beginUpdate(request(key, LEASE, true)));

        assertThat(store(key, load, "1")).isFalse();
    }

    @Test
    public void aSecondUpdateRevokesTheFirst() {
        Lease first = await(store().beginUpdate(request(key, LEASE, true)));
        Lease second = await(store().beginUpdate(request(key, LEASE, true)));

        assertThat(store(key, first, "1")).isFalse();
        assertThat(store(key, second, "2")).isTrue();
    }

    @Test
    public void aRepeatedUpdateStillOwnsItsLease() {
        LeaseRequest request = request(key, LEASE, true);
        Lease first = await(store().beginUpdate(request));
        await(store().beginUpdate(request));

        assertThat(store(key, first, "1")).isTrue();
    }

    @Test
    public void foreignWhitespaceBehindAValueIsNoLease() {
        write(key, "{\"a\":1}\n");

        assertThat(textAt(key)).isEqualTo("{\"a\":1}\n");
        assertThat(acquire(key)).isInstanceOf(Acquisition.Found.class);
    }

    @Test
    public void evictingTellsHowManyKeysWereThere() {
        write(key, "1");
        write(head + ":43:profile", "2");

        assertThat(evict(key, head + ":43:profile", head + ":44:profile")).isEqualTo(2);
        assertThat(evict(key)).isZero();
    }

    @Test
    public void countingTellsHowManyKeysAGlobMatchesAndRemovesNone() {
        write(key, "1");
        write(head + ":43:profile", "2");
        acquire(head + ":44:profile");

        assertThat(await(store().count(head + ":*:profile"))).isEqualTo(3);
        assertThat(await(store().count(head + ":4[34]:*"))).isEqualTo(2);
        assertThat(await(store().count(key))).isEqualTo(1);
        assertThat(await(store().count(head + ":45:*"))).isZero();
        assertThat(evict(key, head + ":43:profile", head + ":44:profile")).isEqualTo(3);
    }

    @Test
    public void evictingNothingIsNothing() {
        assertThat(await(store().evict(List.of(), List.of()))).isZero();
    }

    @Test
    public void aGroupIsWhatTheGlobMatches() {
        write(head + ":42:profile", "1");
        write(head + ":42:orders:7", "2");
        write(head + ":420:profile", "3");
        write(head + ":43:profile", "4");

        assertThat(evict(group(head + ":42:*", head + ":42"))).isEqualTo(2);

        assertThat(read(head + ":42:profile")).isInstanceOf(Lookup.Miss.class);
        assertThat(read(head + ":42:orders:7")).isInstanceOf(Lookup.Miss.class);
        assertThat(textAt(head + ":420:profile")).isEqualTo("3");
        assertThat(textAt(head + ":43:profile")).isEqualTo("4");
    }

    @Test
    public void aGroupUnderTheHeadIsFilteredByItsGlob() {
        write(head + ":42:profile", "1");
        write(head + ":43:profile", "2");
        write(head + ":43:orders", "3");

        assertThat(evict(group(head + ":*:profile", head))).isEqualTo(2);

        assertThat(textAt(head + ":43:orders")).isEqualTo("3");
    }

    @Test
    public void aGlobKnowsSingleCharactersAndClasses() {
        write(head + ":a1", "1");
        write(head + ":b1", "2");
        write(head + ":c1", "3");
        write(head + ":c22", "4");

        assertThat(evict(group(head + ":[a-b]?", head))).isEqualTo(2);
        assertThat(evict(group(head + ":[^c]*", head))).isZero();
        assertThat(evict(group(head + ":c?", head))).isEqualTo(1);
        assertThat(textAt(head + ":c22")).isEqualTo("4");
    }

    @Test
    public void evictingAGroupRevokesTheLeaseOfALoadUnderWay() {
        Lease lease = own(acquire(key));

        evict(group(head + ":42:*", head + ":42"));

        assertThat(store(key, lease, "1")).isFalse();
    }

    @Test
    public void aKeyIsListedBeforeItsLoadStartsAndSurvivesAnEvictionMeanwhile() {
        own(acquire(key));
        evict(group(head + ":42:*", head + ":42"));
        // The second load's listing is the first one's too: an eviction must not have removed it.
        store(key, own(acquire(key)), "1");

        assertThat(evict(group(head + ":42:*", head + ":42"))).isEqualTo(1);
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void anUnlistedKeyIsFoundByPatternsToo() {
        IndexEntry unlisted = new IndexEntry.Unindexed(head);
        LeaseRequest request = new LeaseRequest(key, unlisted, newLoadId(), LEASE, LEASE.plus(TTL), Claim.IF_ABSENT);
        store(key, own(await(store().acquire(request))), "1");

        assertThat(evict(group(head + ":42:*", head + ":42"))).isEqualTo(1);
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void anUpdatedKeyIsListed() {
        store(key, await(store().beginUpdate(request(key, LEASE, true))), "1");

        assertThat(evict(group(head + ":42:*", head + ":42"))).isEqualTo(1);
    }

    @Test
    public void aPatternThatNoListingCoversScans() {
        write(head + ":42:profile", "1");
        write(head + ":43:profile", "2");

        assertThat(evict(GroupPattern.scanned(head.substring(0, head.length() - 1) + "*:profile")))
                .isEqualTo(2);
    }

    @Test
    public void keysOutsideAsciiAreFoundByPatterns() {
        write(head + ":Åsa:profile", "1");

        assertThat(evict(group(head + ":Åsa:*", head + ":Åsa"))).isEqualTo(1);
        assertThat(read(head + ":Åsa:profile")).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void aGroupLargerThanAChunkGoesWhole() {
        int size = 2500;
        List<CompletionStage<Boolean>> stored = new ArrayList<>();
        IntStream.range(0, size).forEach(i -> {
            String member = head + ":big:" + i;
            stored.add(store().beginUpdate(request(member, LEASE, true))
                    .thenCompose(lease -> store().store(member, lease, bytes("1"), TTL)));
        });
        stored.forEach(StoreCommands::await);

        assertThat(evict(group(head + ":big:*", head + ":big"))).isEqualTo(size);
        assertThat(evict(group(head + ":big:*", head + ":big"))).isZero();
    }

    @Test
    public void keysAndGroupsGoTogether() {
        write(head + ":1:a", "1");
        write(head + ":2:a", "2");
        write(head + ":2:b", "3");

        long removed = await(store().evict(List.of(head + ":1:a"), List.of(group(head + ":2:*", head + ":2"))));

        assertThat(removed).isEqualTo(3);
    }

    @Test
    public void itAnswersAPing() {
        await(store().ping());
    }
}
