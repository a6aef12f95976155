/**
 * The cache in Redis or Valkey, by way of Redisson: the only package that imports Redisson. Start at
 * {@link dev.larder.runtime.redisson.RedissonCacheStore}. The subpackages are not exported; {@code connect} opens the
 * client, {@code command} sends commands and scripts, {@code batching} lets commands of several callers go together,
 * {@code index} finds groups of keys, and {@code lease} holds the steps of the protocol.
 */
@NullMarked
package dev.larder.runtime.redisson;

import org.jspecify.annotations.NullMarked;
