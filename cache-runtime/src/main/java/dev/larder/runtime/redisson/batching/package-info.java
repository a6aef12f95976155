/**
 * Batching: commands on single keys that wait at the same time share a round trip. Start at
 * {@link dev.larder.runtime.redisson.batching.BatchingCommands}.
 */
@NullMarked
package dev.larder.runtime.redisson.batching;

import org.jspecify.annotations.NullMarked;
