/** Time as the runtime sees it: {@link dev.larder.runtime.internal.time.Timekeeper}. */
@NullMarked
package dev.larder.runtime.internal.time;

import org.jspecify.annotations.NullMarked;
