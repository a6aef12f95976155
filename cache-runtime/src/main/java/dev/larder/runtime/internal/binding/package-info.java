/**
 * A method bound to a {@code Larder}: {@link dev.larder.runtime.internal.binding.MethodBinder} makes a
 * {@link dev.larder.runtime.internal.binding.BoundMethod} of a method's constants. Its parts read and write values, ask for
 * leases, report what happens and let loads begin.
 */
@NullMarked
package dev.larder.runtime.internal.binding;

import org.jspecify.annotations.NullMarked;
