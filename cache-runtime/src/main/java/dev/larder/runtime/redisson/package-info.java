/**
 * The cache in Redis or Valkey, by way of Redisson: the only package that imports Redisson. Start at
 * {@link dev.larder.runtime.redisson.RedissonCacheStore}.
 */
@NullMarked
package dev.larder.runtime.redisson;

import org.jspecify.annotations.NullMarked;
