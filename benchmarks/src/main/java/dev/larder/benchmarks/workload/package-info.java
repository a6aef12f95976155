/** The JMH benchmarks, one class a question; all take the contender as a parameter. */
@NullMarked
package dev.larder.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
