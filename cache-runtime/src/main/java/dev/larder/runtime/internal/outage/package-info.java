/**
 * What keeps calls fast and evictions safe while the store is away: {@link dev.larder.runtime.internal.outage.ResilientStore}.
 */
@NullMarked
package dev.larder.runtime.internal.outage;

import org.jspecify.annotations.NullMarked;
