/**
 * Keys and patterns, injective by construction: a {@link dev.larder.runtime.key.KeyTemplate} and its arguments make a
 * {@link dev.larder.runtime.key.CacheKey}, a {@link dev.larder.runtime.key.KeyPattern} and its arguments make an
 * {@link dev.larder.runtime.key.EvictionTarget}. No argument can act as a separator or a wildcard.
 */
@NullMarked
package dev.larder.runtime.key;

import org.jspecify.annotations.NullMarked;
