package dev.larder.runtime.consistency.model;

import java.time.Duration;
import java.util.Arrays;

/**
 * Searches one scenario, as wide as one likes; the tests run those that end in seconds.
 *
 * <pre>{@code ProtocolCheck READ,READ,UPDATE,EVICT_GROUP late=2 ticks=2 jvm=one without=EVICTION_KEEPS_LISTINGS}</pre>
 */
public final class ProtocolCheck {

    private ProtocolCheck() {}

    public static void main(String[] arguments) {
        Scenario scenario = Scenario.parse(arguments[0]);
        Rules rules = Rules.WHOLE_PROTOCOL;
        for (String option : Arrays.asList(arguments).subList(1, arguments.length)) {
            String value = option.substring(option.indexOf('=') + 1);
            switch (option.substring(0, option.indexOf('=') + 1)) {
                case "late=" -> scenario = scenario.withLate(Integer.parseInt(value));
                case "ticks=" -> scenario = scenario.withTicks(Integer.parseInt(value));
                case "jvm=" -> scenario = value.equals("one") ? scenario.inOneJvm() : scenario;
                case "without=" -> rules = Rules.without(Rule.valueOf(value));
                default -> throw new IllegalArgumentException("late=, ticks=, jvm=one or without=, not " + option);
            }
        }
        long start = System.nanoTime();
        Verdict verdict = Search.run(scenario, rules);
        System.out.println(verdict);
        System.out.println(Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        System.exit(verdict.holds() ? 0 : 1);
    }
}
