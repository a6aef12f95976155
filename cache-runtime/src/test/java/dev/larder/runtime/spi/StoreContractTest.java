package dev.larder.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.lease.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CacheStore} must do. A subclass gives the store and lets time pass; keys are new in each test, so that
 * tests may share a server.
 */
public abstract class StoreContractTest extends MultiKeyCommandsContractTest {

    @Test
    void aKeyThatWasNeverWrittenIsAMiss() {
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void aStoredValueIsReadAsItWasWritten() {
        Lease lease = own(acquire(key));

        assertThat(store(key, lease, "{\"name\":\"Åsa\"}")).isTrue();

        assertThat(textAt(key)).isEqualTo("{\"name\":\"Åsa\"}");
    }

    @Test
    void theAbsentMarkerIsAnAbsentHit() {
        write(key, "null");

        assertThat(read(key)).isInstanceOf(Lookup.AbsentHit.class);
    }

    @Test
    void aLeaseIsAMissForReaders() {
        own(acquire(key));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void onlyOneLoadOwnsAKey() {
        own(acquire(key));

        assertThat(acquire(key)).isInstanceOf(Acquisition.Busy.class);
    }

    @Test
    void aRepeatedAcquisitionGetsTheVerySameLease() {
        LeaseRequest request = request(key, LEASE, false);
        Lease first = own(await(store().acquire(request)));
        Lease second = own(await(store().acquire(request)));

        assertThat(second.signature()).isEqualTo(first.signature());
    }

    @Test
    void theSignatureCarriesTheLoadsIdAndADeadlineOfTheStoresClock() {
        LeaseRequest request = request(key, LEASE, false);

        Signature signature =
                Signature.endOf(own(await(store().acquire(request))).signature());

        assertThat(signature).isNotNull();
        assertThat(signature.loadId()).isEqualTo(request.loadId());
        assertThat(signature.deadlineMicros()).isPositive();
    }

    @Test
    void acquiringFindsWhatSomebodyStored() {
        write(key, "7");

        Acquisition acquisition = acquire(key);

        assertThat(acquisition).isInstanceOf(Acquisition.Found.class);
        assertThat(text(((Acquisition.Found) acquisition).found())).isEqualTo("7");
    }

    @Test
    void acquiringFindsAnAbsentMarker() {
        write(key, "null");

        assertThat(acquire(key)).isEqualTo(new Acquisition.Found(Lookup.absent()));
    }

    @Test
    void anEvictionRevokesALease() {
        Lease lease = own(acquire(key));

        evict(key);

        assertThat(store(key, lease, "1")).isFalse();
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void aLateCopyOfAnAcquisitionDoesNotReviveARevokedLease() throws InterruptedException {
        LeaseRequest request = request(key, LEASE, false);
        Lease lease = own(await(store().acquire(request)));
        evict(key);
        elapse(Duration.ofMillis(1));

        Lease late = own(await(store().acquire(request)));

        assertThat(late.signature()).isNotEqualTo(lease.signature());
        assertThat(store(key, lease, "1")).isFalse();
    }

    @Test
    void aLateCopyOfAnAcquisitionDoesNotDisturbAStoredValue() {
        LeaseRequest request = request(key, LEASE, false);
        store(key, own(await(store().acquire(request))), "1");

        assertThat(await(store().acquire(request))).isInstanceOf(Acquisition.Found.class);
        assertThat(textAt(key)).isEqualTo("1");
    }

    @Test
    void aRepeatedStoreIsAcceptedAgain() {
        Lease lease = own(acquire(key));

        assertThat(store(key, lease, "1")).isTrue();
        assertThat(store(key, lease, "1")).isTrue();
    }

    @Test
    void aLateStoreDoesNotReplaceANewerValue() {
        Lease old = own(acquire(key));
        evict(key);
        write(key, "2");

        assertThat(store(key, old, "1")).isFalse();
        assertThat(textAt(key)).isEqualTo("2");
    }

    @Test
    void aLateStoreAfterAnEvictionStoresNothing() {
        Lease lease = own(acquire(key));
        store(key, lease, "1");
        evict(key);

        assertThat(store(key, lease, "1")).isFalse();
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void aStoreUnderAnotherLoadsLeaseIsRefused() {
        Lease old = own(acquire(key));
        evict(key);
        Lease current = own(acquire(key));

        assertThat(store(key, old, "1")).isFalse();
        assertThat(store(key, current, "2")).isTrue();
        assertThat(textAt(key)).isEqualTo("2");
    }

    @Test
    void aValueExpires() throws InterruptedException {
        Lease lease = own(acquire(key));
        await(store().store(key, lease, bytes("1"), SHORT));

        elapse(SHORT.plusMillis(50));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void anExpiredLeaseIsFreeAndCannotStore() throws InterruptedException {
        Lease expired = own(await(store().acquire(request(key, SHORT, false))));

        elapse(SHORT.plusMillis(50));

        assertThat(store(key, expired, "1")).isFalse();
        own(acquire(key));
    }

    @Test
    void aReleasedLeaseIsFree() {
        Lease lease = own(acquire(key));

        await(store().release(key, lease.loadId()));

        assertThat(store(key, lease, "1")).isFalse();
        own(acquire(key));
    }

    @Test
    void aLateReleaseTouchesNeitherAnotherLeaseNorAValue() {
        Lease first = own(acquire(key));
        evict(key);
        Lease second = own(acquire(key));
        await(store().release(key, first.loadId()));
        assertThat(store(key, second, "2")).isTrue();

        await(store().release(key, second.loadId()));

        assertThat(textAt(key)).isEqualTo("2");
    }

    @Test
    void aLeaseIsReleasedByALoadThatDoesNotKnowThatItHasIt() {
        LeaseRequest unanswered = request(key, LEASE, false);
        await(store().acquire(unanswered));

        await(store().release(key, unanswered.loadId()));

        own(acquire(key));
    }

    @Test
    void aLoadWithoutALeaseReleasesNothing() {
        await(store().release(key, newLoadId()));
        write(key, "1");

        await(store().release(key, newLoadId()));

        assertThat(textAt(key)).isEqualTo("1");
    }

    @Test
    void aLeaseThatIsReleasedBehindAValueCanBeTakenAgainAndAgain() {
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
    void aReleasedAbsentMarkerIsGone() {
        write(key, "null");
        Lease lease = own(acquireToOverwrite(key));

        await(store().release(key, lease.loadId()));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
        own(acquire(key));
    }

    @Test
    void aLeaseIsNotWaitedForLongerThanALeaseOfTheSameLengthCouldLast() {
        // As after a clock that was set back: this lease ends later than any that is granted now.
        Lease ahead = own(await(store().acquire(request(key, LEASE.plusHours(1), false))));

        Lease now = own(acquire(key));

        assertThat(store(key, ahead, "1")).isFalse();
        assertThat(acquire(key)).isInstanceOf(Acquisition.Busy.class);
        assertThat(store(key, now, "2")).isTrue();
    }

    @Test
    void theSameHoldsForALeaseBehindAValue() {
        write(key, "1");
        Lease ahead = own(await(store().acquire(request(key, LEASE.plusHours(1), true))));

        Lease now = own(acquireToOverwrite(key));

        assertThat(store(key, ahead, "2")).isFalse();
        assertThat(acquireToOverwrite(key)).isInstanceOf(Acquisition.Busy.class);
        assertThat(store(key, now, "3")).isTrue();
    }

    @Test
    void overwritingLeasesAValueThatReadersGoOnSeeing() {
        write(key, "\"unreadable\"");

        Lease lease = own(acquireToOverwrite(key));

        assertThat(textAt(key)).isEqualTo("\"unreadable\"");
        assertThat(acquireToOverwrite(key)).isInstanceOf(Acquisition.Busy.class);
        assertThat(store(key, lease, "1")).isTrue();
        assertThat(textAt(key)).isEqualTo("1");
    }

    @Test
    void overwritingAnAbsentMarkerMakesItAMissMeanwhile() {
        write(key, "null");

        Lease lease = own(acquireToOverwrite(key));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
        assertThat(store(key, lease, "1")).isTrue();
    }

    @Test
    void overwritingNothingIsAcquiring() {
        assertThat(store(key, own(acquireToOverwrite(key)), "1")).isTrue();
    }

    @Test
    void aRepeatedOverwriteGetsTheVerySameLease() {
        write(key, "1");
        LeaseRequest request = request(key, LEASE, true);

        Lease first = own(await(store().acquire(request)));
        Lease second = own(await(store().acquire(request)));

        assertThat(second.signature()).isEqualTo(first.signature());
    }

    @Test
    void releasingAnOverwriteLeavesTheValue() {
        write(key, "1");
        Lease lease = own(acquireToOverwrite(key));

        await(store().release(key, lease.loadId()));

        assertThat(textAt(key)).isEqualTo("1");
        assertThat(store(key, lease, "2")).isFalse();
    }

    @Test
    void overwritingKeepsTheTimeToLive() throws InterruptedException {
        await(store().store(key, own(acquire(key)), bytes("1"), SHORT));
        own(acquireToOverwrite(key));

        elapse(SHORT.plusMillis(50));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void anExpiredLeaseBehindAValueCannotStore() throws InterruptedException {
        write(key, "1");
        Lease expired = own(await(store().acquire(request(key, SHORT, true))));

        elapse(SHORT.plusMillis(50));

        assertThat(store(key, expired, "2")).isFalse();
        assertThat(textAt(key)).isEqualTo("1");
        assertThat(store(key, own(acquireToOverwrite(key)), "3")).isTrue();
    }

    @Test
    void anEvictionRevokesALeaseBehindAValue() {
        write(key, "1");
        Lease lease = own(acquireToOverwrite(key));

        evict(key);

        assertThat(store(key, lease, "2")).isFalse();
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void anUpdateHidesTheOldValueAtOnceAndStoresTheNew() {
        write(key, "1");

        Lease lease = await(store().beginUpdate(request(key, LEASE, true)));

        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
        assertThat(store(key, lease, "2")).isTrue();
        assertThat(textAt(key)).isEqualTo("2");
    }

    @Test
    void anUpdateRevokesALoadsLease() {
        Lease load = own(acquire(key));

        await(store().beginUpdate(request(key, LEASE, true)));

        assertThat(store(key, load, "1")).isFalse();
    }

    @Test
    void aSecondUpdateRevokesTheFirst() {
        Lease first = await(store().beginUpdate(request(key, LEASE, true)));
        Lease second = await(store().beginUpdate(request(key, LEASE, true)));

        assertThat(store(key, first, "1")).isFalse();
        assertThat(store(key, second, "2")).isTrue();
    }

    @Test
    void aRepeatedUpdateStillOwnsItsLease() {
        LeaseRequest request = request(key, LEASE, true);
        Lease first = await(store().beginUpdate(request));
        await(store().beginUpdate(request));

        assertThat(store(key, first, "1")).isTrue();
    }

    @Test
    void foreignWhitespaceBehindAValueIsNoLease() {
        write(key, "{\"a\":1}\n");

        assertThat(textAt(key)).isEqualTo("{\"a\":1}\n");
        assertThat(acquire(key)).isInstanceOf(Acquisition.Found.class);
    }

    @Test
    void evictingTellsHowManyKeysWereThere() {
        write(key, "1");
        write(head + ":43:profile", "2");

        assertThat(evict(key, head + ":43:profile", head + ":44:profile")).isEqualTo(2);
        assertThat(evict(key)).isZero();
    }

    @Test
    void countingTellsHowManyKeysAGlobMatchesAndRemovesNone() {
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
    void evictingNothingIsNothing() {
        assertThat(await(store().evict(List.of(), List.of()))).isZero();
    }

    @Test
    void aGroupIsWhatTheGlobMatches() {
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
    void aGroupUnderTheHeadIsFilteredByItsGlob() {
        write(head + ":42:profile", "1");
        write(head + ":43:profile", "2");
        write(head + ":43:orders", "3");

        assertThat(evict(group(head + ":*:profile", head))).isEqualTo(2);

        assertThat(textAt(head + ":43:orders")).isEqualTo("3");
    }

    @Test
    void aGlobKnowsSingleCharactersAndClasses() {
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
    void evictingAGroupRevokesTheLeaseOfALoadUnderWay() {
        Lease lease = own(acquire(key));

        evict(group(head + ":42:*", head + ":42"));

        assertThat(store(key, lease, "1")).isFalse();
    }

    @Test
    void aKeyIsListedBeforeItsLoadStartsAndSurvivesAnEvictionMeanwhile() {
        own(acquire(key));
        evict(group(head + ":42:*", head + ":42"));
        // The second load's listing is the first one's too: an eviction must not have removed it.
        store(key, own(acquire(key)), "1");

        assertThat(evict(group(head + ":42:*", head + ":42"))).isEqualTo(1);
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void anUnlistedKeyIsFoundByPatternsToo() {
        IndexEntry unlisted = new IndexEntry.Unindexed(head);
        LeaseRequest request = new LeaseRequest(key, unlisted, newLoadId(), LEASE, LEASE.plus(TTL), Claim.IF_ABSENT);
        store(key, own(await(store().acquire(request))), "1");

        assertThat(evict(group(head + ":42:*", head + ":42"))).isEqualTo(1);
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void anUpdatedKeyIsListed() {
        store(key, await(store().beginUpdate(request(key, LEASE, true))), "1");

        assertThat(evict(group(head + ":42:*", head + ":42"))).isEqualTo(1);
    }

    @Test
    void aPatternThatNoListingCoversScans() {
        write(head + ":42:profile", "1");
        write(head + ":43:profile", "2");

        assertThat(evict(GroupPattern.scanned(head.substring(0, head.length() - 1) + "*:profile")))
                .isEqualTo(2);
    }

    @Test
    void keysOutsideAsciiAreFoundByPatterns() {
        write(head + ":Åsa:profile", "1");

        assertThat(evict(group(head + ":Åsa:*", head + ":Åsa"))).isEqualTo(1);
        assertThat(read(head + ":Åsa:profile")).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void aGroupLargerThanAChunkGoesWhole() {
        int size = 2500;
        List<CompletionStage<Boolean>> stored = new ArrayList<>();
        IntStream.range(0, size).forEach(i -> {
            String member = head + ":big:" + i;
            stored.add(store().beginUpdate(request(member, LEASE, true))
                    .thenCompose(lease -> store().store(member, lease, bytes("1"), TTL)));
        });
        stored.forEach(StoreContractKit::await);

        assertThat(evict(group(head + ":big:*", head + ":big"))).isEqualTo(size);
        assertThat(evict(group(head + ":big:*", head + ":big"))).isZero();
    }

    @Test
    void keysAndGroupsGoTogether() {
        write(head + ":1:a", "1");
        write(head + ":2:a", "2");
        write(head + ":2:b", "3");

        long removed = await(store().evict(List.of(head + ":1:a"), List.of(group(head + ":2:*", head + ":2"))));

        assertThat(removed).isEqualTo(3);
    }

    @Test
    void itAnswersAPing() {
        await(store().ping());
    }
}
