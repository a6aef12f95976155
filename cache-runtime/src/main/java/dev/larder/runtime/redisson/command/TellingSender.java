package dev.larder.runtime.redisson.command;

import dev.larder.runtime.redisson.removal.RemovalNotice;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.client.protocol.RedisCommand;

/** Sends commands, and tells near caches of what they remove. */
interface TellingSender extends CommandSender {

    /**
     * Sends a command to the master that serves the key, and behind it on the same connection what publishes the notice. So the
     * server publishes after the command has run. The reply fails when that of the command fails, and when none to the
     * publication comes; a refused publication counts as done. A redirection is not followed, and fails it.
     */
    <T extends @Nullable Object> CompletableFuture<T> sendAndTell(
            byte[] key, RemovalNotice notice, RedisCommand<?> command, Object... arguments);
}
