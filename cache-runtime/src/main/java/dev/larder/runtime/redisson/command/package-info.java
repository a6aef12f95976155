/**
 * Redis commands and Lua scripts with the store's own deadline, by way of Redisson. Start at
 * {@link dev.larder.runtime.redisson.command.RedisChannel}, which leads to the rest. {@code KeyCommands} sends {@code GET},
 * {@code MGET} and {@code UNLINK}; {@code MasterCommands} sends {@code INFO}, {@code SCAN} and {@code PING};
 * {@code ScriptCommands} runs the scripts.
 */
@NullMarked
package dev.larder.runtime.redisson.command;

import org.jspecify.annotations.NullMarked;
