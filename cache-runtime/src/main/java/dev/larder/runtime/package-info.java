/**
 * What generated code and applications call; start at {@link dev.larder.runtime.Larder}.
 *
 * <p>Generated code holds a method's constants ({@link dev.larder.runtime.CachedMethod},
 * {@link dev.larder.runtime.UpdatingMethod}, {@link dev.larder.runtime.EvictingMethod}) and calls what a {@code Larder}
 * binds them to: {@link dev.larder.runtime.ReadThrough}, {@link dev.larder.runtime.WriteThrough} and
 * {@link dev.larder.runtime.Eviction}.
 */
@NullMarked
package dev.larder.runtime;

import org.jspecify.annotations.NullMarked;
