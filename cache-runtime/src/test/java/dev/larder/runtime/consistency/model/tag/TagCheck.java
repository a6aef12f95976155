package dev.larder.runtime.consistency.model.tag;

import dev.larder.runtime.consistency.model.Verdict;
import dev.larder.runtime.consistency.model.tag.TagModel.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Searches any calls of the model of tags, and prints the way to a stale value.
 *
 * <pre>{@code
 * TagCheck SNAPSHOT,RENAME without=SNAPSHOTS_COUNT_FROM_THE_BEGIN
 * }</pre>
 */
public final class TagCheck {

    private TagCheck() {}

    public static void main(String[] arguments) {
        List<Kind> calls =
                Arrays.stream(arguments[0].split(",")).map(Kind::valueOf).toList();
        Set<TagRule> rules = TagModel.all();
        for (String option : Arrays.asList(arguments).subList(1, arguments.length)) {
            if (!option.startsWith("without=")) {
                throw new IllegalArgumentException("without= and a rule, not " + option);
            }
            rules.remove(TagRule.valueOf(option.substring("without=".length())));
        }
        Verdict verdict = TagModel.search(rules, calls);
        System.out.println(verdict);
        System.exit(verdict.holds() ? 0 : 1);
    }
}
