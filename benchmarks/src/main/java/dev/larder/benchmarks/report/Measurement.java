package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.util.OptionalDouble;

/**
 * What one fork showed.
 *
 * @param score calls per second, milliseconds, or the 99th percentile in microseconds, as {@link Series#unit()} says
 * @param bytesPerCall allocation of the whole JVM, divided by calls, where it was measured
 * @param loadsPerStampede how often the source was asked, where that was counted
 */
record Measurement(
        Contenders contender, int round, double score, OptionalDouble bytesPerCall, OptionalDouble loadsPerStampede) {}
