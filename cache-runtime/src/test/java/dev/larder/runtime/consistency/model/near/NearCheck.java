package dev.larder.runtime.consistency.model.near;

import dev.larder.runtime.consistency.model.Verdict;
import java.time.Duration;
import java.util.Arrays;

/**
 * Searches one scenario of any size. The tests run those that end in seconds.
 *
 * <pre>{@code NearCheck READ@1,READ@0,EVICT_STRICTLY@0 near=1 cuts=1 ticks=3 failing without=STRICT_EVICTIONS_COUNT}</pre>
 */
public final class NearCheck {

    private NearCheck() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        NearScenario scenario = NearScenario.of(arguments[0]);
        NearRules rules = NearRules.WHOLE_PROTOCOL;
        for (String option : Arrays.asList(arguments).subList(1, arguments.length)) {
            String value = option.substring(option.indexOf('=') + 1);
            switch (option.substring(0, option.length() - value.length())) {
                case "near=" -> scenario = scenario.nearIn(Integer.parseInt(value));
                case "cuts=" -> scenario = scenario.withCuts(Integer.parseInt(value));
                case "ticks=" -> scenario = scenario.withTicks(Integer.parseInt(value));
                case "without=" -> rules = NearRules.without(NearRule.valueOf(value));
                default -> {
                    if (!option.equals("failing")) {
                        throw new IllegalArgumentException("near=, cuts=, ticks=, failing or without=, not " + option);
                    }
                    scenario = scenario.whereEvictionsFail();
                }
            }
        }
        Verdict verdict = NearModel.search(scenario, rules);
        System.out.println(verdict);
        System.out.println(Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        System.exit(verdict.holds() ? 0 : 1);
    }
}
