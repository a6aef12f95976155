/** Which keys were evicted when, for loads that may see an older state: {@link dev.larder.runtime.redisson.trace.Traces}. */
@NullMarked
package dev.larder.runtime.redisson.trace;

import org.jspecify.annotations.NullMarked;
