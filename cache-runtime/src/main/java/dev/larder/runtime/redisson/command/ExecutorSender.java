package dev.larder.runtime.redisson.command;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.command.CommandAsyncExecutor;

/** Sends commands by Redisson's executor, which follows the redirections of a cluster. */
final class ExecutorSender implements CommandSender {

    private final CommandAsyncExecutor executor;

    /** @param executor set to the store's deadline, without retries */
    ExecutorSender(CommandAsyncExecutor executor) {
        this.executor = executor;
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> send(
            byte[] key, RedisCommand<?> command, Object... arguments) {
        try {
            return executor.<Object, T>writeAsync(key, ByteArrayCodec.INSTANCE, cast(command), arguments)
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @SuppressWarnings("unchecked") // Redisson does not use the type
    private static RedisCommand<Object> cast(RedisCommand<?> command) {
        return (RedisCommand<Object>) command;
    }
}
