package dev.larder.runtime.consistency.near;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a run by name, each with a default. */
record NearSettings(Map<String, String> options) {

    static final String USAGE = """
            jvms=3               processes of the fleet
            servers=standalone   or sentinel
            readers=2            threads of each process that read
            writers=1            threads of each process that change, evict and update
            keys=20              rows
            seconds=60
            staleness=500        milliseconds, nearStaleness
            near=5000            milliseconds for which a value is kept near
            rate=100             changes a second of each writer, at most
            claims=stated        or tight: 100 ms for the bound, and all evictions are strict, which the oracle must find broken
            faults=none          or all, or names: linkcut, linkdrop, linkhold, linkdelay, cut, hold, delay, stop, restart,
                                 jvm; failover with sentinel
            seed=1               of the order of faults\
            """;

    private static final Map<String, String> DEFAULTS = defaults();

    static NearSettings parse(String... arguments) {
        Map<String, String> options = new HashMap<>(DEFAULTS);
        for (String argument : arguments) {
            String name = argument.substring(0, Math.max(0, argument.indexOf('=')));
            if (options.replace(name, argument.substring(name.length() + 1)) == null) {
                throw new IllegalArgumentException(argument + " is none of\n" + USAGE);
            }
        }
        return new NearSettings(Map.copyOf(options));
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new HashMap<>();
        USAGE.lines().filter(line -> !line.startsWith(" ")).forEach(line -> {
            String[] option = line.split(" ", 2)[0].split("=", 2);
            defaults.put(option[0], option[1]);
        });
        return Map.copyOf(defaults);
    }

    /** Returns the options as arguments. */
    List<String> arguments() {
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .sorted()
                .toList();
    }

    int number(String name) {
        return Integer.parseInt(options.get(name));
    }

    Duration millis(String name) {
        return Duration.ofMillis(number(name));
    }

    boolean isSentinel() {
        return switch (options.get("servers")) {
            case "standalone" -> false;
            case "sentinel" -> true;
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    /** Returns whether more is claimed than is promised. */
    boolean isTight() {
        return options.get("claims").equals("tight");
    }

    /** Returns the bound that is claimed. */
    Duration bound() {
        return isTight() ? Duration.ofMillis(100) : millis("staleness");
    }

    boolean wants(String fault) {
        List<String> names = List.of(options.get("faults").split(","));
        return names.contains("all") || names.contains(fault);
    }
}
