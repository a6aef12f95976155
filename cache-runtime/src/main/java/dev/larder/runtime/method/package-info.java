/**
 * What generated code calls. A generated class keeps the constants of each method in a static field
 * ({@link dev.larder.runtime.method.CachedMethod}, {@link dev.larder.runtime.method.UpdatingMethod},
 * {@link dev.larder.runtime.method.EvictingMethod}). A {@code Larder} binds them to handles such as
 * {@link dev.larder.runtime.method.ReadThrough}, {@link dev.larder.runtime.method.WriteThrough} and
 * {@link dev.larder.runtime.method.Eviction}, which the generated methods call.
 */
@NullMarked
package dev.larder.runtime.method;

import org.jspecify.annotations.NullMarked;
