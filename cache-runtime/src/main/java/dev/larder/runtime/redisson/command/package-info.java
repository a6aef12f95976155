/**
 * Redis commands and Lua scripts with the store's own deadline, by way of Redisson. Start at
 * {@link dev.larder.runtime.redisson.command.RedisChannel}.
 */
@NullMarked
package dev.larder.runtime.redisson.command;

import org.jspecify.annotations.NullMarked;
