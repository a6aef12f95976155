/**
 * Connections: settings of the servers, Redisson's configuration, and the facts about the masters. Start at
 * {@link dev.larder.runtime.redisson.connect.RedisConnection}.
 */
@NullMarked
package dev.larder.runtime.redisson.connect;

import org.jspecify.annotations.NullMarked;
