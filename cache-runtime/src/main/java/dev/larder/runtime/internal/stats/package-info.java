/**
 * Statistics. {@link dev.larder.runtime.internal.stats.Counter} lists the counters;
 * {@link dev.larder.runtime.internal.stats.MethodCounters} counts.
 */
@NullMarked
package dev.larder.runtime.internal.stats;

import org.jspecify.annotations.NullMarked;
