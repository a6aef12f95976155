/**
 * The key index, and evictions by it or by a scan. Start at {@link dev.larder.runtime.redisson.index.KeyIndex} and
 * {@link dev.larder.runtime.redisson.index.Evictions}, which removes exact keys and groups of keys by
 * {@code KeyCommands.unlink}.
 */
@NullMarked
package dev.larder.runtime.redisson.index;

import org.jspecify.annotations.NullMarked;
