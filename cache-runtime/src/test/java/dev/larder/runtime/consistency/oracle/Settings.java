package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.consistency.run.Fault;
import dev.larder.runtime.consistency.run.Options;
import java.time.Duration;

/** The options of a run by name, each with a default. */
record Settings(Options options) {

    static final String USAGE = """
            cache=larder         or naive, for the control (servers=standalone only)
            servers=standalone   or cluster or sentinel
            readers=8            threads that read
            writers=4            threads that change, evict and update
            nodes=2              instances of the cache that they are spread over, as JVMs of a fleet
            keys=40              rows
            stale=no             or yes, for methods that keep stale values for failed and slow loads
            transactions=no      or yes, for reads of which half are in transactions, or only, for all
            tags=no              or yes, for keys with tags, half of whose evictions are by a tag
            audit=no             or yes, for an auditor that checks as many hits as it can
            seconds=60
            faults=none          or all, or names: standalone has pause, delay, hold, cut, halfclose, refuse, restart;
                                 cluster pause and migrate; sentinel failover
            seed=1               of the order of faults\
            """;

    static Settings parse(String... arguments) {
        return new Settings(Options.parse(USAGE, arguments));
    }

    String cache() {
        return options.text("cache");
    }

    String servers() {
        return options.text("servers");
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
        return options.text("stale").equals("yes");
    }

    boolean hasTransactions() {
        return !options.text("transactions").equals("no");
    }

    /** Returns the share of reads that are made in transactions. */
    double inTransactions() {
        return switch (options.text("transactions")) {
            case "no" -> 0;
            case "yes" -> 0.5;
            case "only" -> 1;
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    boolean tags() {
        return options.text("tags").equals("yes");
    }

    boolean audits() {
        return options.text("audit").equals("yes");
    }

    Duration time() {
        return Duration.ofSeconds(number("seconds"));
    }

    long seed() {
        return options.number("seed");
    }

    boolean wants(Fault fault) {
        return options.wants(fault);
    }

    private int number(String name) {
        return Math.toIntExact(options.number(name));
    }
}
