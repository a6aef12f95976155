/**
 * Stores that fail: {@link dev.larder.test.store.Chaos} puts faults in front of any store, and
 * {@link dev.larder.test.store.StoredValues} reads and writes past the cache.
 */
@NullMarked
package dev.larder.test.store;

import org.jspecify.annotations.NullMarked;
