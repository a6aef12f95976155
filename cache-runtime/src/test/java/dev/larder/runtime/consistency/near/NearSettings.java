package dev.larder.runtime.consistency.near;

import dev.larder.runtime.consistency.run.Fault;
import dev.larder.runtime.consistency.run.Options;
import java.time.Duration;
import java.util.List;

/** The options of a run by name, each with a default. */
record NearSettings(Options options) {

    static final String USAGE = """
            jvms=3               processes of the fleet
            servers=standalone   or sentinel, or cluster
            readers=2            threads of each process that read
            writers=1            threads of each process that change, evict and update
            keys=20              rows
            seconds=60
            staleness=500        milliseconds, nearStaleness
            near=5000            milliseconds for which a value is kept near
            rate=100             changes a second of each writer, at most
            claims=stated        or tight: 100 ms for the bound, and all evictions are strict, which the oracle must find broken
            faults=none          or all, or names: linkcut, linkdrop, linkhold, linkdelay, cut, hold, delay, stop, restart,
                                 jvm; failover and jvm with sentinel; stop, migrate and jvm with cluster
            seed=1               of the order of faults\
            """;

    static NearSettings parse(String... arguments) {
        return new NearSettings(Options.parse(USAGE, arguments));
    }

    /** Returns the options as arguments. */
    List<String> arguments() {
        return options.arguments();
    }

    int number(String name) {
        return Math.toIntExact(options.number(name));
    }

    Duration millis(String name) {
        return Duration.ofMillis(number(name));
    }

    String servers() {
        return options.text("servers");
    }

    /** Returns whether more is claimed than is promised. */
    boolean isTight() {
        return options.text("claims").equals("tight");
    }

    /** Returns the bound that is claimed. */
    Duration bound() {
        return isTight() ? Duration.ofMillis(100) : millis("staleness");
    }

    boolean wants(Fault fault) {
        return options.wants(fault);
    }
}
