package dev.larder.runtime.consistency.model.near;

import static dev.larder.runtime.consistency.model.Property.NO_STALE_NEAR_AFTER_STRICT_EVICTION;
import static dev.larder.runtime.consistency.model.Property.NO_STALE_NEAR_BEYOND_THE_BOUND;
import static dev.larder.runtime.consistency.model.Property.NO_STALE_NEAR_IN_THE_OWN_JVM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.consistency.model.Property;
import dev.larder.runtime.consistency.model.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each rule is needed: without it the search finds a way to break a promise, which {@link NearCheck} prints. */
class BrokenNearProtocolTest {

    private static final NearScenario EVICTED_ELSEWHERE =
            NearScenario.of("READ@1,EVICT@0").nearIn(1);

    private static final NearScenario EVICTED_STRICTLY =
            NearScenario.of("EVICT_STRICTLY@0").nearIn(1).withCuts(1).withTicks(3);

    private static final NearScenario EVICTED_HERE =
            NearScenario.of("READ@0,EVICT@0").nearIn(0);

    private static final NearScenario FAILING_HERE = EVICTED_HERE.whereEvictionsFail();

    @Test
    void aNearCacheThatIsReadWithoutProofIsStaleAsLongAsAMessageTakes() {
        assertBroken(NearRule.READS_ARE_PROVEN, EVICTED_ELSEWHERE, NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void aReadThatComparesItsStampsBeforeItAsksForTheProofMayPauseInBetween() {
        assertBroken(NearRule.PROOF_BEFORE_STAMPS, EVICTED_ELSEWHERE, NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void aPongThatProvesTheTimeOfItsArrivalProvesTooMuch() {
        assertBroken(NearRule.PROOF_IS_OF_THE_SENDING, EVICTED_ELSEWHERE, NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void aPongThatOvertakesAMessageProvesWhatIsNotApplied() {
        assertBroken(NearRule.PONGS_KEEP_THE_ORDER, EVICTED_ELSEWHERE, NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void aPongFromBeforeTheSubscriptionProvesEntriesOfTheLostConnection() {
        assertBroken(
                NearRule.PINGS_FOLLOW_THE_SUBSCRIPTION, EVICTED_ELSEWHERE.withCuts(1), NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void anEntryThatOutlivesItsConnectionMissesTheMessagesInBetween() {
        assertBroken(
                NearRule.CONNECTIONS_BEGIN_A_GENERATION, EVICTED_ELSEWHERE.withCuts(1), NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void aGenerationThatBeginsBeforeTheSubscriptionHasEntriesThatNoMessageReaches() {
        assertBroken(
                NearRule.GENERATIONS_FOLLOW_THE_SUBSCRIPTION,
                EVICTED_ELSEWHERE.withCuts(1),
                NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void aFillWithoutStampsPutsWhatWasEvictedMeanwhile() {
        assertBroken(NearRule.FILLS_ARE_STAMPED, EVICTED_ELSEWHERE, NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void stampsThatAreReadWithTheReplyMissAnEvictionBeforeIt() {
        assertBroken(NearRule.STAMPS_PRECEDE_THE_COMMAND, EVICTED_HERE.withCuts(1), NO_STALE_NEAR_IN_THE_OWN_JVM);
    }

    @Test
    void anEvictionThatInvalidatesOnlyBeforeItsCommandIsUndoneByAReadInBetween() {
        assertBroken(
                NearRule.OWN_EVICTIONS_INVALIDATE_AFTERWARDS, EVICTED_HERE.withCuts(1), NO_STALE_NEAR_IN_THE_OWN_JVM);
    }

    @Test
    void aMessageBeforeTheRemovalIsUndoneByAReadInBetween() {
        assertBroken(NearRule.MESSAGES_FOLLOW_THE_REMOVAL, EVICTED_ELSEWHERE, NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void anEvictionThatPublishesOnlyWhatItRemovedLeavesWhatHasExpiredOnTheServer() {
        assertBroken(
                NearRule.MESSAGES_TELL_WHAT_WAS_ASKED,
                NearScenario.of("READ@1,EVICT_GROUP@0,EXPIRE@0").nearIn(1),
                NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void anUpdateThatDoesNotPublishLeavesTheOldValue() {
        assertBroken(
                NearRule.UPDATES_PUBLISH,
                NearScenario.of("READ@1,UPDATE@0").nearIn(1).withCuts(1),
                NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void aKeyWhoseEvictionIsPendingIsStaleInTheNearCache() {
        assertBroken(NearRule.PENDING_KEYS_ARE_NOT_READ, FAILING_HERE, NO_STALE_NEAR_IN_THE_OWN_JVM);
    }

    @Test
    void aRepeatedEvictionThatDoesNotPublishLeavesTheValueElsewhere() {
        assertBroken(
                NearRule.REPETITIONS_PUBLISH,
                EVICTED_ELSEWHERE.withCuts(1).whereEvictionsFail(),
                NO_STALE_NEAR_BEYOND_THE_BOUND);
    }

    @Test
    void aRepeatedEvictionThatDoesNotInvalidateLeavesTheValueHere() {
        assertBroken(NearRule.REPETITIONS_INVALIDATE, FAILING_HERE, NO_STALE_NEAR_IN_THE_OWN_JVM);
    }

    @Test
    void aStrictEvictionThatAnyConfirmationEndsDoesNotKnowOfTheOtherReceivers() {
        assertBroken(NearRule.STRICT_EVICTIONS_COUNT, EVICTED_STRICTLY, NO_STALE_NEAR_AFTER_STRICT_EVICTION);
    }

    @Test
    void aStrictEvictionThatCountsReceiversAloneForgetsTheLinkThatWasJustLost() {
        assertBroken(NearRule.STRICT_EVICTIONS_KNOW_LOST_LINKS, EVICTED_STRICTLY, NO_STALE_NEAR_AFTER_STRICT_EVICTION);
    }

    @Test
    void aStrictEvictionThatAsksANewServerForgetsWhatTheOldOneHasProven() {
        assertBroken(
                NearRule.STRICT_EVICTIONS_TRUST_OLD_LINKS_ONLY,
                NearScenario.of("EVICT_STRICTLY@0,FAILOVER@0").nearIn(1),
                NO_STALE_NEAR_AFTER_STRICT_EVICTION);
    }

    @Test
    void aLinkThatIsProvenBeforeItIsKnownIsForgottenWhenItIsLost() {
        assertBroken(
                NearRule.LINKS_ARE_KNOWN_FIRST,
                NearScenario.of("READ@1,EVICT_STRICTLY@0").nearIn(1).withCuts(1),
                NO_STALE_NEAR_AFTER_STRICT_EVICTION);
    }

    @Test
    void aStrictEvictionThatWaitsSinceItsSendingReturnsBeforeTheProofOfALostLinkEnds() {
        assertBroken(
                NearRule.STRICT_EVICTIONS_WAIT_FROM_THE_REPLY, EVICTED_STRICTLY, NO_STALE_NEAR_AFTER_STRICT_EVICTION);
    }

    @Test
    void aConfirmationBeforeTheRemovalIsAppliedConfirmsNothing() {
        assertBroken(NearRule.CONFIRMATIONS_KEEP_THE_ORDER, EVICTED_STRICTLY, NO_STALE_NEAR_AFTER_STRICT_EVICTION);
    }

    @Test
    void eachRuleHasATest() {
        assertThat(Arrays.stream(BrokenNearProtocolTest.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .count())
                .isEqualTo(NearRule.values().length + 1);
    }

    private static void assertBroken(NearRule rule, NearScenario scenario, Property property) {
        assertThat(NearProtocolTest.scenarios()).as("searched with all rules").contains(scenario);

        Verdict verdict = NearModel.search(scenario, NearRules.without(rule));

        assertThat(verdict.broken()).as(verdict::toString).isEqualTo(property);
    }
}
