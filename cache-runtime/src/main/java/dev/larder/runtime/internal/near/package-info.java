/**
 * The near cache: answers in this JVM, in front of the store. {@link dev.larder.runtime.internal.near.NearCache} keeps them and knows
 * whether one may be served; {@link dev.larder.runtime.internal.near.FleetLink} begins it, and tells it what processes remove.
 */
@NullMarked
package dev.larder.runtime.internal.near;

import org.jspecify.annotations.NullMarked;
