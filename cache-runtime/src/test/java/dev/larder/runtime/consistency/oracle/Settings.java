package dev.larder.runtime.consistency.oracle;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What to run.
 *
 * @param cache {@code larder}, or {@code naive} for the control
 * @param readers threads that read
 * @param writers threads that change, evict and update
 * @param nodes instances of the cache that the threads are spread over, as JVMs of a fleet would be
 * @param keys rows
 * @param time for how long
 * @param faults names of faults; none for a quiet run, {@code all} for all
 * @param seed of the order of faults
 */
record Settings(
        String cache, int readers, int writers, int nodes, int keys, Duration time, List<String> faults, long seed) {

    static final String USAGE =
            "cache=larder|naive readers=8 writers=4 nodes=2 keys=40 seconds=60 faults=none|all|pause,delay,… seed=1";

    static Settings defaults() {
        return new Settings("larder", 8, 4, 2, 40, Duration.ofSeconds(60), List.of(), 1);
    }

    static Settings parse(String... arguments) {
        Settings settings = defaults();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(USAGE);
            }
            settings = settings.with(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return settings;
    }

    private Settings with(String name, String value) {
        return switch (name) {
            case "cache" -> new Settings(value, readers, writers, nodes, keys, time, faults, seed);
            case "readers" -> new Settings(cache, Integer.parseInt(value), writers, nodes, keys, time, faults, seed);
            case "writers" -> new Settings(cache, readers, Integer.parseInt(value), nodes, keys, time, faults, seed);
            case "nodes" -> new Settings(cache, readers, writers, Integer.parseInt(value), keys, time, faults, seed);
            case "keys" -> new Settings(cache, readers, writers, nodes, Integer.parseInt(value), time, faults, seed);
            case "seconds" ->
                new Settings(
                        cache, readers, writers, nodes, keys, Duration.ofSeconds(Long.parseLong(value)), faults, seed);
            case "faults" -> new Settings(cache, readers, writers, nodes, keys, time, names(value), seed);
            case "seed" -> new Settings(cache, readers, writers, nodes, keys, time, faults, Long.parseLong(value));
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private static List<String> names(String value) {
        return value.equals("none") ? List.of() : Arrays.asList(value.split(","));
    }

    boolean wants(Fault fault) {
        return faults.contains("all") || faults.contains(fault.name());
    }
}
