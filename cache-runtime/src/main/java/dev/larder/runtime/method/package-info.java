/**
 * The API of generated code. A generated class keeps the constants of each method in a static field
 * ({@link dev.larder.runtime.method.CachedMethod}, {@link dev.larder.runtime.method.UpdatingMethod},
 * {@link dev.larder.runtime.method.EvictingMethod}). A {@code Larder} binds them to handles such as
 * {@link dev.larder.runtime.method.ReadThrough}, {@link dev.larder.runtime.method.WriteThrough} and
 * {@link dev.larder.runtime.method.Eviction}, which the generated methods call.
 *
 * <p>{@link dev.larder.runtime.method.Expiry} says how long a value is stored; {@link dev.larder.runtime.method.Freshness}
 * decides whether a value is fresh, due or stale.
 */
@NullMarked
package dev.larder.runtime.method;

import org.jspecify.annotations.NullMarked;
