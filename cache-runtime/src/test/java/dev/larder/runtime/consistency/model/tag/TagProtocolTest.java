package dev.larder.runtime.consistency.model.tag;

import static dev.larder.runtime.consistency.model.Property.NO_STALE_VALUE;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.IMPORT;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.MOVE;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.READ;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.RELOAD;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.RENAME;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.SESSION;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.SNAPSHOT;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.consistency.model.Verdict;
import dev.larder.runtime.consistency.model.tag.TagModel.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every interleaving of these calls keeps the promise of tags, and without any rule one breaks it. {@link TagCheck} searches others, and
 * prints the way to a stale value.
 */
class TagProtocolTest {

    static Stream<List<Kind>> scenarios() {
        return Stream.of(
                List.of(READ, RENAME),
                List.of(READ, RENAME, MOVE),
                List.of(READ, RELOAD, RENAME),
                List.of(READ, UPDATE, RENAME),
                List.of(RELOAD, MOVE, RENAME),
                List.of(READ, RENAME, RENAME),
                List.of(READ, IMPORT),
                List.of(SNAPSHOT, UPDATE),
                List.of(SNAPSHOT, RENAME, MOVE),
                List.of(SNAPSHOT, RENAME, RENAME),
                List.of(SNAPSHOT, RENAME, IMPORT),
                List.of(SESSION, IMPORT),
                List.of(SESSION, RENAME, MOVE));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyInterleavingKeepsThePromise(List<Kind> calls) {
        Verdict verdict = TagModel.search(TagModel.all(), calls);

        assertThat(verdict.broken()).as(verdict::toString).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void eachRuleIsNeeded(TagRule rule) {
        Verdict verdict = TagModel.search(TagModel.without(rule), scenarioOf(rule));

        assertThat(verdict.broken()).as(verdict::toString).isEqualTo(NO_STALE_VALUE);
    }

    private static List<Kind> scenarioOf(TagRule rule) {
        return switch (rule) {
            case LISTINGS_ARE_PROLONGED, UPDATES_LEASE_FIRST -> List.of(READ, UPDATE, RENAME);
            case SNAPSHOTS_COUNT_FROM_THE_BEGIN, THE_BEGIN_COMES_BEFORE_THE_SNAPSHOT -> List.of(SNAPSHOT, RENAME);
            case SNAPSHOTS_ASK_FOR_TAGS_OF_ARGUMENTS -> List.of(SNAPSHOT, IMPORT);
            case SNAPSHOTS_ASK_FOR_THE_KEY, TRACES_PRECEDE_THE_REMOVAL -> List.of(SNAPSHOT, MOVE);
            default -> List.of(READ, RENAME);
        };
    }

    /** As the design is often drawn: list when the value is known, and trust the listing. */
    @Test
    void aListingAfterTheLoadWithoutTheTraceIsNotSeenByAnEvictionInBetween() {
        assertThat(historyWithout(TagRule.LISTINGS_READ_TRACES, READ, RENAME))
                .containsSubsequence(
                        "A READ loads",
                        "B RENAME leaves a trace and reads",
                        "A READ lists under tag 0",
                        "A READ stores");
    }

    @Test
    void aSnapshotThatAsksForTracesSinceItsLeaseBringsBackWhatWasEvictedBefore() {
        assertThat(historyWithout(TagRule.SNAPSHOTS_COUNT_FROM_THE_BEGIN, SNAPSHOT, RENAME))
                .containsSubsequence(
                        "A SNAPSHOT takes its snapshot",
                        "B RENAME leaves a trace and reads",
                        "A SNAPSHOT asks for a lease",
                        "A SNAPSHOT stores");
    }

    @Test
    void aSessionThatRemembersACustomerNeedsTheBeginAsWell() {
        assertThat(historyWithout(TagRule.SNAPSHOTS_COUNT_FROM_THE_BEGIN, SESSION, RENAME))
                .containsSubsequence(
                        "A SESSION takes its snapshot", "B RENAME leaves a trace and reads", "A SESSION loads");
    }

    @Test
    void aSnapshotThatDoesNotAskForTagsBringsBackWhatWasEvictedBeforeItsLease() {
        assertThat(historyWithout(TagRule.LISTINGS_READ_TRACES, SNAPSHOT, RENAME))
                .containsSubsequence(
                        "A SNAPSHOT takes its snapshot", "B RENAME leaves a trace and reads", "A SNAPSHOT stores");
    }

    /** Returns the steps to a stale value. */
    private static List<String> historyWithout(TagRule rule, Kind... calls) {
        Verdict verdict = TagModel.search(TagModel.without(rule), List.of(calls));
        assertThat(verdict.broken()).as(verdict::toString).isEqualTo(NO_STALE_VALUE);
        return verdict.trace().stream()
                .map(step -> step.replaceAll(" ->.*", ""))
                .toList();
    }
}
