/**
 * The link of a near cache to the removals of a fleet: {@link dev.larder.runtime.redisson.near.RedisNearLink}, with one
 * {@link dev.larder.runtime.redisson.near.PartitionLink} to each master.
 */
@NullMarked
package dev.larder.runtime.redisson.near;

import org.jspecify.annotations.NullMarked;
