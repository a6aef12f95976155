/** The clock and the timers of the runtime, which tests replace: {@link dev.larder.runtime.internal.time.Timekeeper}. */
@NullMarked
package dev.larder.runtime.internal.time;

import org.jspecify.annotations.NullMarked;
