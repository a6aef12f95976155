/**
 * What a typed handle gives: the entry of one key, or of several, of a cached method. Start at
 * {@link dev.larder.runtime.entry.CacheEntry}.
 */
@NullMarked
package dev.larder.runtime.entry;

import org.jspecify.annotations.NullMarked;
