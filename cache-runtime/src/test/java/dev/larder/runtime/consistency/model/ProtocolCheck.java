package dev.larder.runtime.consistency.model;

import java.time.Duration;
import java.util.Arrays;

/**
 * Searches one scenario of any size. The tests run those that end in seconds.
 *
 * <pre>{@code
 * ProtocolCheck READ,READ,UPDATE,EVICT_GROUP late=2 ticks=2 jvm=one without=EVICTION_KEEPS_LISTINGS
 * ProtocolCheck READ:0:1,READ:1:0,READ.DEADLINE:0,EVICT:0@1 failing waits-end leases-end
 * }</pre>
 *
 * <p>The first line is the model of one key, by roles. The second is the model of calls: each has a kind, perhaps an option,
 * its keys, and perhaps the number of its JVM.
 */
public final class ProtocolCheck {

    private ProtocolCheck() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        Verdict verdict = arguments[0].matches(".*:.*") ? checkCalls(arguments) : checkKey(arguments);
        System.out.println(verdict);
        System.out.println(Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        System.exit(verdict.holds() ? 0 : 1);
    }

    private static Verdict checkKey(String[] arguments) {
        Scenario scenario = Scenario.parse(arguments[0]);
        Rules rules = Rules.WHOLE_PROTOCOL;
        for (String option : Arrays.asList(arguments).subList(1, arguments.length)) {
            String value = option.substring(option.indexOf('=') + 1);
            switch (option.substring(0, option.indexOf('=') + 1)) {
                case "late=" -> scenario = scenario.withLate(Integer.parseInt(value));
                case "ticks=" -> scenario = scenario.withTicks(Integer.parseInt(value));
                case "server=" -> scenario = value.equals("one") ? scenario.onOneServer() : scenario;
                case "clock=" -> scenario = value.equals("back") ? scenario.whereTheClockIsSetBack() : scenario;
                case "jvm=" -> scenario = value.equals("one") ? scenario.inOneJvm() : scenario;
                case "without=" -> rules = Rules.without(Rule.valueOf(value));
                default ->
                    throw new IllegalArgumentException(
                            "late=, ticks=, jvm=one, server=one, clock=back or without=, not " + option);
            }
        }
        return Search.run(scenario, rules);
    }

    private static Verdict checkCalls(String[] arguments) {
        CallScenario scenario = CallScenario.parse(arguments[0]);
        Rules rules = Rules.WHOLE_PROTOCOL;
        for (String option : Arrays.asList(arguments).subList(1, arguments.length)) {
            switch (option) {
                case "failing" -> scenario = scenario.whereCommandsFail();
                case "waits-end" -> scenario = scenario.whereWaitsEnd();
                case "leases-end" -> scenario = scenario.whereLeasesEnd();
                default -> {
                    if (!option.startsWith("without=")) {
                        throw new IllegalArgumentException("failing, waits-end, leases-end or without=, not " + option);
                    }
                    rules = Rules.without(Rule.valueOf(option.substring("without=".length())));
                }
            }
        }
        return Search.run(scenario, rules);
    }
}
