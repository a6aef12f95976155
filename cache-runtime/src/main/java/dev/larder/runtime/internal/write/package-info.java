/**
 * The update protocol and evictions. Every {@code @Updates} method, for one key or many, blocking or not, is a
 * {@link dev.larder.runtime.internal.write.MethodUpdate} on top of a {@link dev.larder.runtime.internal.write.KeyUpdate},
 * which the programmatic cache uses as well.
 */
@NullMarked
package dev.larder.runtime.internal.write;

import org.jspecify.annotations.NullMarked;
