/** Whether a stored value comes back as it was: {@link dev.larder.runtime.internal.readback.ReadBack}. */
@NullMarked
package dev.larder.runtime.internal.readback;

import org.jspecify.annotations.NullMarked;
