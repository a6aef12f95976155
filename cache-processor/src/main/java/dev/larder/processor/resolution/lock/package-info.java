/**
 * Compares the keys of a compilation with those that a reviewer has seen.
 *
 * <p>Entry point: {@link dev.larder.processor.resolution.lock.LockComparison}.
 */
@NullMarked
package dev.larder.processor.resolution.lock;

import org.jspecify.annotations.NullMarked;
