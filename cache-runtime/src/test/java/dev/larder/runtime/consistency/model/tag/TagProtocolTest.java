package dev.larder.runtime.consistency.model.tag;

import static dev.larder.runtime.consistency.model.Property.NO_STALE_VALUE;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.MOVE;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.READ;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.RELOAD;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.RENAME;
import static dev.larder.runtime.consistency.model.tag.TagModel.Kind.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.consistency.model.Verdict;
import dev.larder.runtime.consistency.model.tag.TagModel.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every interleaving of these calls keeps the promise of tags, and without any rule one breaks it. */
class TagProtocolTest {

    static Stream<List<Kind>> scenarios() {
        return Stream.of(
                List.of(READ, RENAME),
                List.of(READ, RENAME, MOVE),
                List.of(READ, RELOAD, RENAME),
                List.of(READ, UPDATE, RENAME),
                List.of(RELOAD, MOVE, RENAME),
                List.of(READ, RENAME, RENAME));
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
        Set<TagRule> others = TagModel.all();
        others.remove(rule);

        Verdict verdict = TagModel.search(others, scenarioOf(rule));

        assertThat(verdict.broken()).as(verdict::toString).isEqualTo(NO_STALE_VALUE);
    }

    private static List<Kind> scenarioOf(TagRule rule) {
        return switch (rule) {
            case LISTINGS_ARE_PROLONGED, UPDATES_LEASE_FIRST -> List.of(READ, UPDATE, RENAME);
            default -> List.of(READ, RENAME);
        };
    }

    /** As the design is often drawn: list when the value is known, and trust the listing. */
    @Test
    void aListingAfterTheLoadWithoutTheTraceIsNotSeenByAnEvictionInBetween() {
        Set<TagRule> others = TagModel.all();
        others.remove(TagRule.LISTINGS_READ_TRACES);

        Verdict verdict = TagModel.search(others, List.of(READ, RENAME));

        assertThat(verdict.trace())
                .extracting(step -> step.replaceAll(" ->.*", ""))
                .containsSubsequence(
                        "A READ loads", "B RENAME leaves a trace and reads", "A READ lists", "A READ stores");
    }
}
