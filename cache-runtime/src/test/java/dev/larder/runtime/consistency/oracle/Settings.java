package dev.larder.runtime.consistency.oracle;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a run by name, each with a default. */
record Settings(Map<String, String> options) {

    static final String USAGE = """
            cache=larder         or naive, for the control (servers=standalone only)
            servers=standalone   or cluster or sentinel
            readers=8            threads that read
            writers=4            threads that change, evict and update
            nodes=2              instances of the cache that they are spread over, as JVMs of a fleet
            keys=40              rows
            stale=no             or yes, for methods that keep stale values for failed and slow loads
            seconds=60
            faults=none          or all, or names: standalone has pause, delay, hold, cut, halfclose, refuse, restart;
                                 cluster pause and migrate; sentinel failover
            seed=1               of the order of faults\
            """;

    private static final Map<String, String> DEFAULTS = defaults();

    static Settings parse(String... arguments) {
        Map<String, String> options = new HashMap<>(DEFAULTS);
        for (String argument : arguments) {
            String name = argument.substring(0, Math.max(0, argument.indexOf('=')));
            if (options.replace(name, argument.substring(name.length() + 1)) == null) {
                throw new IllegalArgumentException(argument + " is none of\n" + USAGE);
            }
        }
        return new Settings(Map.copyOf(options));
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new HashMap<>();
        USAGE.lines().filter(line -> !line.startsWith(" ")).forEach(line -> {
            String[] option = line.split(" ", 2)[0].split("=", 2);
            defaults.put(option[0], option[1]);
        });
        return Map.copyOf(defaults);
    }

    String cache() {
        return options.get("cache");
    }

    String servers() {
        return options.get("servers");
    }

    int readers() {
        return number("readers");
    }

    int writers() {
        return number("writers");
    }

    int nodes() {
        return number("nodes");
    }

    int keys() {
        return number("keys");
    }

    boolean keepsStale() {
        return options.get("stale").equals("yes");
    }

    Duration time() {
        return Duration.ofSeconds(number("seconds"));
    }

    long seed() {
        return Long.parseLong(options.get("seed"));
    }

    boolean wants(Fault fault) {
        List<String> names = List.of(options.get("faults").split(","));
        return names.contains("all") || names.contains(fault.name());
    }

    private int number(String name) {
        return Integer.parseInt(options.get(name));
    }
}
