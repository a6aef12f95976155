package dev.larder.runtime.consistency.model;

import static dev.larder.runtime.consistency.model.Call.evict;
import static dev.larder.runtime.consistency.model.Call.read;
import static dev.larder.runtime.consistency.model.Call.update;
import static dev.larder.runtime.consistency.model.Property.NO_DEADLOCK;
import static dev.larder.runtime.consistency.model.Property.NO_FRUITLESS_ROUND;
import static dev.larder.runtime.consistency.model.Property.NO_OVERDUE_LEASE;
import static dev.larder.runtime.consistency.model.Property.NO_REVIVAL;
import static dev.larder.runtime.consistency.model.Property.NO_STALE_RETURN;
import static dev.larder.runtime.consistency.model.Property.NO_STALE_VALUE;
import static dev.larder.runtime.consistency.model.Property.NO_UNLISTED_VALUE;
import static dev.larder.runtime.consistency.model.Property.NO_WASTED_LOAD;
import static dev.larder.runtime.consistency.model.Property.ONE_RENEWAL;
import static dev.larder.runtime.consistency.model.Role.DEADLINE;
import static dev.larder.runtime.consistency.model.Role.DELETE;
import static dev.larder.runtime.consistency.model.Role.EVICT;
import static dev.larder.runtime.consistency.model.Role.EVICT_GROUP;
import static dev.larder.runtime.consistency.model.Role.FALLBACK;
import static dev.larder.runtime.consistency.model.Role.FLUSH;
import static dev.larder.runtime.consistency.model.Role.READ;
import static dev.larder.runtime.consistency.model.Role.REFRESH;
import static dev.larder.runtime.consistency.model.Role.RELOAD;
import static dev.larder.runtime.consistency.model.Role.RESTART;
import static dev.larder.runtime.consistency.model.Role.SNAPSHOT;
import static dev.larder.runtime.consistency.model.Role.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Each rule is needed: without it the search finds a way to break a promise. {@link ProtocolCheck} prints that way, by
 * {@code without=}.
 */
class BrokenProtocolTest {

    /** Number of tests of rules that have another test. */
    private static final int SECOND_TESTS = 5;

    @Test
    void aPlainSetStoresWhatWasLoadedBeforeAnEviction() {
        assertBroken(Rule.STORES_NEED_A_LEASE, Scenario.of(READ, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aStoreWhereNothingIsUndoesAnEviction() {
        assertBroken(Rule.AN_EMPTY_KEY_REFUSES, Scenario.of(READ, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aStoreOnALeaseThatIsOverOutlivesItsListing() {
        assertBroken(
                Rule.AN_EXPIRED_LEASE_REFUSES, Scenario.of(RELOAD, EVICT_GROUP).withTicks(5), NO_UNLISTED_VALUE);
    }

    @Test
    void aTokenThatTheClientAloneChoosesComesBackToLife() {
        assertBroken(
                Rule.THE_SERVER_COMPLETES_SIGNATURES, Scenario.of(READ, EVICT).withLate(2), NO_STALE_VALUE);
    }

    @Test
    void aWaiterThatStoresWhereNothingIsUndoesAnEviction() {
        assertBroken(Rule.WAITERS_DO_NOT_STORE, Scenario.of(READ, READ, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aListingAfterTheLoadIsNotSeenByAnEvictionInBetween() {
        assertBroken(Rule.LISTED_BEFORE_LOADED, Scenario.of(READ, EVICT_GROUP), NO_STALE_VALUE);
    }

    @Test
    void aListingAsLongAsTheTimeToLiveEndsBeforeTheValue() {
        assertBroken(
                Rule.LISTINGS_COVER_THE_LEASE, Scenario.of(READ, EVICT_GROUP).withTicks(4), NO_UNLISTED_VALUE);
    }

    @Test
    void aListingWithoutMarginEndsBeforeAValueWhoseLeaseCameLater() {
        assertBroken(Rule.LISTINGS_HAVE_A_MARGIN, Scenario.of(READ, EVICT_GROUP).withTicks(4), NO_UNLISTED_VALUE);
    }

    @Test
    void aRestartBetweenListingAndLeaseLeavesAValueUnlisted() {
        assertBroken(Rule.A_RESTART_BREAKS_ROUND_TRIPS, Scenario.of(READ, RESTART), NO_UNLISTED_VALUE);
    }

    @Test
    void aFlushBetweenListingAndLeaseLeavesAValueUnlisted() {
        assertBroken(Rule.LISTED_AND_LEASED_AT_ONCE, Scenario.of(READ, FLUSH).onOneServer(), NO_UNLISTED_VALUE);
    }

    @Test
    void aFlushBetweenListingAndUpdateLeavesAValueUnlisted() {
        assertBroken(Rule.LISTED_AND_LEASED_AT_ONCE, Scenario.of(UPDATE, FLUSH).onOneServer(), NO_UNLISTED_VALUE);
    }

    @Test
    void aLeaseOfAClockThatWasSetBackIsWaitedForAsLong() {
        assertBroken(
                Rule.LEASES_LAST_NO_LONGER_THAN_THEIR_LENGTH,
                Scenario.of(READ, READ).withTicks(7).onOneServer().whereTheClockIsSetBack(),
                NO_OVERDUE_LEASE);
    }

    @Test
    void anEvictionThatTidiesTheListingLosesALoadThatIsUnderWay() {
        assertBroken(Rule.EVICTION_KEEPS_LISTINGS, Scenario.of(READ, EVICT_GROUP), NO_UNLISTED_VALUE);
    }

    @Test
    void pruningMembersWhoseKeyIsGoneLosesALoadThatIsUnderWay() {
        assertBroken(Rule.PRUNED_BY_SCORE_ONLY, Scenario.of(READ, EVICT_GROUP), NO_UNLISTED_VALUE);
    }

    @Test
    void aLoadFromATransactionsSnapshotBringsBackWhatWasEvicted() {
        assertBroken(Rule.LOADS_SEE_THE_PRESENT, Scenario.of(READ, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aSnapshotThatCountsFromItsLeaseBringsBackWhatWasEvictedBefore() {
        assertBroken(Rule.SNAPSHOTS_COUNT_FROM_THE_BEGIN, Scenario.of(SNAPSHOT, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aBeginThatIsTakenAfterTheSnapshotMissesAnEvictionInBetween() {
        assertBroken(Rule.THE_BEGIN_COMES_BEFORE_THE_SNAPSHOT, Scenario.of(SNAPSHOT, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aTraceAfterTheRemovalIsNotSeenByALeaseInBetween() {
        assertBroken(Rule.TRACES_COME_BEFORE_THE_REMOVAL, Scenario.of(SNAPSHOT, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aGroupReadBeforeItsTraceMissesAKeyThatIsListedInBetween() {
        assertBroken(Rule.GROUPS_ARE_READ_AFTER_THE_TRACE, Scenario.of(SNAPSHOT, EVICT_GROUP), NO_STALE_VALUE);
    }

    @Test
    void aLoadThatAsksForTracesBeforeItsLeaseMissesAnEvictionInBetween() {
        assertBroken(Rule.TRACES_ARE_ASKED_FOR_AFTER_THE_LEASE, Scenario.of(SNAPSHOT, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aTraceOfAnUpdateFromBeforeItsChangeMissesASnapshotInBetween() {
        assertBroken(Rule.UPDATES_ARE_TRACED_AFTER_THE_CHANGE, Scenario.of(SNAPSHOT, UPDATE, DELETE), NO_STALE_VALUE);
    }

    @Test
    void aTraceOfAnUpdateAfterItsStoreMissesALeaseOnAValueThatHasGone() {
        assertBroken(Rule.UPDATES_ARE_TRACED_BEFORE_THE_STORE, Scenario.of(SNAPSHOT, UPDATE, DELETE), NO_STALE_VALUE);
    }

    @Test
    void anUpdateThatStoresWithoutItsTraceIsForgottenWithItsValue() {
        assertBroken(
                Rule.UNTRACED_UPDATES_DO_NOT_STORE,
                Scenario.of(SNAPSHOT, UPDATE, DELETE).withLate(1),
                NO_STALE_VALUE);
    }

    @Test
    void tracesThatAreLostUnnoticedLetASnapshotBringBackWhatWasEvicted() {
        assertBroken(
                Rule.LOST_TRACES_ARE_KNOWN, Scenario.of(SNAPSHOT, EVICT, FLUSH).onOneServer(), NO_STALE_VALUE);
    }

    @Test
    void aCallThatJoinsASnapshotBeforeItsLoadGetsWhatWasEvictedBeforeTheCall() {
        assertBroken(
                Rule.SNAPSHOTS_SHARE_STORED_VALUES_ONLY,
                Scenario.of(SNAPSHOT, READ, EVICT).inOneJvm(),
                NO_STALE_RETURN);
    }

    @Test
    void anEvictionBeforeTheChangeLetsTheOldValueBackIn() {
        assertBroken(Rule.EVICTS_AFTER_THE_CHANGE, Scenario.of(READ, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aGroupReadBeforeTheChangeMissesWhatIsListedMeanwhile() {
        assertBroken(Rule.GROUPS_ARE_READ_AFTER_THE_CHANGE, Scenario.of(READ, EVICT_GROUP), NO_STALE_VALUE);
    }

    @Test
    void updatesThatStoreAfterTheFactOverwriteNewerOnes() {
        assertBroken(Rule.UPDATES_LEASE_FIRST, Scenario.of(UPDATE, UPDATE), NO_STALE_VALUE);
    }

    @Test
    void aRefusedUpdateThatLeavesTheKeyLeavesAnOlderValue() {
        assertBroken(Rule.REFUSED_UPDATES_UNLINK, Scenario.of(UPDATE, UPDATE), NO_STALE_VALUE);
    }

    @Test
    void sharingARefusedLoadHandsOutWhatWasEvicted() {
        assertBroken(
                Rule.LATE_JOINERS_NEED_AN_ACCEPTED_STORE,
                Scenario.of(READ, READ, EVICT).inOneJvm(),
                NO_STALE_RETURN);
    }

    @Test
    void joiningALoadWhoseStoreIsUnderWayHandsOutWhatWasEvicted() {
        assertBroken(
                Rule.JOINING_ENDS_BEFORE_THE_STORE,
                Scenario.of(READ, READ, EVICT).inOneJvm(),
                NO_STALE_RETURN);
    }

    @Test
    void aReplicaAnswersWithWhatWasEvicted() {
        assertBroken(Rule.READS_GO_TO_THE_MASTER, Scenario.of(READ, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aRefreshThatReplacesAnyValueUndoesAnUpdate() {
        assertBroken(Rule.REFRESHES_STORE_UNDER_THEIR_LEASE, Scenario.of(REFRESH, UPDATE), NO_STALE_VALUE);
    }

    @Test
    void aRefreshThatTakesAnEmptyPlaceBringsBackWhatWasEvicted() {
        assertBroken(Rule.REFRESHES_NEED_A_VALUE, Scenario.of(REFRESH, EVICT), NO_REVIVAL);
    }

    @Test
    void aRefreshThatTrustsTheAgeThatItReadLoadsWhatAnotherHasLoaded() {
        assertBroken(Rule.CLAIMS_LOOK_AT_THE_AGE, Scenario.of(REFRESH, REFRESH), ONE_RENEWAL);
    }

    @Test
    void aCallThatTrustsTheAgeThatItReadLoadsWhatAnotherHasLoaded() {
        assertBroken(Rule.CLAIMS_LOOK_AT_THE_AGE, Scenario.of(FALLBACK, FALLBACK), ONE_RENEWAL);
    }

    @Test
    void aRefreshThatTakesTheLeaseOfAnotherLoadsBesideIt() {
        assertBroken(Rule.CLAIMS_RESPECT_LEASES, Scenario.of(REFRESH, REFRESH), ONE_RENEWAL);
    }

    @Test
    void aStaleValuePutBackAfterAFailedLoadUndoesAnEviction() {
        assertBroken(Rule.STALE_VALUES_ARE_NOT_PUT_BACK, Scenario.of(FALLBACK, EVICT), NO_STALE_VALUE);
    }

    @Test
    void aStaleValueSharedWithWhoJoinedTheLoadIsOlderThanTheirCall() {
        assertBroken(
                Rule.STALE_VALUES_ARE_NOT_SHARED,
                Scenario.of(FALLBACK, FALLBACK, EVICT).inOneJvm(),
                NO_STALE_RETURN);
    }

    @Test
    void aCallThatWaitsForOthersBeforeItsOwnLoadWaitsForOneThatWaitsForIt() {
        assertBroken(Rule.OWN_LOADS_COME_FIRST, CallScenario.of(read(0, 1), read(1, 0)), NO_DEADLOCK);
    }

    @Test
    void aCallThatHoldsAFlightWhileItWaitsForOthersWaitsForOneThatWaitsForIt() {
        assertBroken(
                Rule.FLIGHTS_ARE_HELD_ONLY_ALONE,
                CallScenario.of(read(0, 1), read(1, 0), read(0, 1).inOtherJvm()),
                NO_DEADLOCK);
    }

    @Test
    void aLoaderThatAsksForItsOwnKeyAndJoinsItsOwnFlightWaitsForItself() {
        assertBroken(Rule.OWN_FLIGHTS_ARE_NOT_JOINED, CallScenario.of(read(0), read(0).within(0)), NO_DEADLOCK);
    }

    @Test
    void aFlightThatRefusesCallsBeforeItLeavesTheMapMakesThemTryInVain() {
        assertBroken(Rule.FLIGHTS_LEAVE_THE_MAP_FIRST, CallScenario.of(read(0), read(0)), NO_FRUITLESS_ROUND);
    }

    @Test
    void aLeaseThatIsReleasedBeforeTheStoreWastesTheLoad() {
        assertBroken(Rule.LEASES_ARE_RELEASED_LAST, CallScenario.of(read(0)), NO_WASTED_LOAD);
    }

    @Test
    void aPlainSetAfterADeadlineUndoesAnEviction() {
        assertBroken(Rule.ABANDONED_LOADS_STORE_UNDER_THEIR_LEASE, Scenario.of(DEADLINE, EVICT), NO_STALE_VALUE);
    }

    @Test
    void callsForSeveralKeysThatShareARefusedLoadHandOutWhatWasEvicted() {
        assertBroken(
                Rule.LATE_JOINERS_NEED_AN_ACCEPTED_STORE,
                CallScenario.of(read(0, 1), read(1, 0), evict(0)),
                NO_STALE_RETURN);
    }

    @Test
    void callsForSeveralKeysThatJoinAfterTheStoreWasSentHandOutWhatWasEvicted() {
        assertBroken(
                Rule.JOINING_ENDS_BEFORE_THE_STORE, CallScenario.of(read(0, 1), read(1, 0), evict(0)), NO_STALE_RETURN);
    }

    @Test
    void anUpdateOfSeveralKeysThatLeavesARefusedOneLeavesAnOlderValue() {
        assertBroken(Rule.REFUSED_UPDATES_UNLINK, CallScenario.of(update(0, 1), update(1, 0)), NO_STALE_VALUE);
    }

    @Test
    void eachRuleHasATest() {
        assertThat(Arrays.stream(BrokenProtocolTest.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .count())
                .isEqualTo(Rule.values().length + SECOND_TESTS + 1);
    }

    private static void assertBroken(Rule rule, Scenario scenario, Property property) {
        assertBroken(rules -> Search.run(scenario, rules), rule, property);
    }

    private static void assertBroken(Rule rule, CallScenario scenario, Property property) {
        assertBroken(rules -> Search.run(scenario, rules), rule, property);
    }

    private static void assertBroken(Function<Rules, Verdict> search, Rule rule, Property property) {
        assertThat(search.apply(Rules.WHOLE_PROTOCOL).holds()).isTrue();

        Verdict verdict = search.apply(Rules.without(rule));

        assertThat(verdict.broken()).as(verdict::toString).isEqualTo(property);
    }
}
