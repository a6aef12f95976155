/**
 * Whether a stored value comes back as it was. {@link dev.larder.runtime.internal.readback.FirstValues} checks the first values
 * of a method; {@link dev.larder.runtime.internal.readback.ReadBack} compares one.
 */
@NullMarked
package dev.larder.runtime.internal.readback;

import org.jspecify.annotations.NullMarked;
