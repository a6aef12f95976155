/**
 * Keeps calls fast while the store is away. {@link dev.larder.runtime.internal.outage.ResilientStore} sends commands within
 * deadlines, and refuses them while its breaker is open.
 */
@NullMarked
package dev.larder.runtime.internal.outage;

import org.jspecify.annotations.NullMarked;
