package dev.larder.runtime.redisson.command;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.client.protocol.RedisCommand;

/** Sends commands on keys to the masters that serve them. It neither blocks nor throws: failures complete the future. */
interface CommandSender {

    /** Sends a command to the master that serves the key. The reply fails at the deadline at the latest. */
    <T extends @Nullable Object> CompletableFuture<T> send(byte[] key, RedisCommand<?> command, Object... arguments);
}
