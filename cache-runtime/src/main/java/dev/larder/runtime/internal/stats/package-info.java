/** Counting: {@link dev.larder.runtime.internal.stats.MethodCounters}. */
@NullMarked
package dev.larder.runtime.internal.stats;

import org.jspecify.annotations.NullMarked;
