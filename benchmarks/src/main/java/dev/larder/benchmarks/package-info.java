/**
 * Larder measured beside what people use or write instead; {@link dev.larder.benchmarks.report.BenchmarkRun} runs it all.
 */
@NullMarked
package dev.larder.benchmarks;

import org.jspecify.annotations.NullMarked;
