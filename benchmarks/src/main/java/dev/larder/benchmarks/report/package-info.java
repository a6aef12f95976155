/** Runs the benchmarks in alternating rounds and writes what they showed: {@link dev.larder.benchmarks.report.BenchmarkRun}. */
@NullMarked
package dev.larder.benchmarks.report;

import org.jspecify.annotations.NullMarked;
