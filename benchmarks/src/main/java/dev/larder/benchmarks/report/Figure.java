package dev.larder.benchmarks.report;

/** A figure that a table shows beside the score. */
enum Figure {
    ALLOCATION("gc.alloc.rate.norm", "bytes allocated per call", "%,.0f"),
    CLIENT_TIME("processor.client", "client's processor time per call, µs", "%.1f"),
    SERVER_TIME("processor.server", "server's processor time per call, µs", "%.2f"),
    MEDIAN("p50", "p50, µs", "%,.0f"),
    SLOWEST("p99.9", "p99.9, µs", "%,.0f"),
    LOADS("loads", "loads per stampede", "%.1f");

    private final String result;

    private final String heading;

    private final String format;

    Figure(String result, String heading, String format) {
        this.result = result;
        this.heading = heading;
        this.format = format;
    }

    /** Returns the end of the name by which a benchmark or profiler reports it. */
    String result() {
        return result;
    }

    String heading() {
        return heading;
    }

    String format() {
        return format;
    }
}
