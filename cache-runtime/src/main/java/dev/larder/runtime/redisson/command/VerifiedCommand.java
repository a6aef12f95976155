package dev.larder.runtime.redisson.command;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisConnection;
import org.redisson.client.RedisException;
import org.redisson.client.WriteRedisConnectionException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.protocol.CommandData;
import org.redisson.client.protocol.CommandsData;
import org.redisson.client.protocol.RedisCommand;

/**
 * A command and a {@code PING} with a nonce behind it. Redis replies in order and names no command, so after a single lost
 * reply every further one would be taken for that of another command. The nonce proves that a reply is the command's own.
 *
 * <p>A connection whose nonce is another one is closed. So is a connection on which a command times out that was sent after
 * another one timed out: after a lost reply each caller would wait for the next caller's.
 */
final class VerifiedCommand<T extends @Nullable Object> {

    private static final RedisCommand<Object> PING = new RedisCommand<>("PING");

    /** The time of a timeout that no verified reply has followed. */
    private static final AttributeKey<Long> SILENT_SINCE = AttributeKey.valueOf("larder.silentSince");

    private final CompletableFuture<T> reply;

    private final CompletableFuture<T> unverified = new CompletableFuture<>();

    private final CompletableFuture<Object> echo = new CompletableFuture<>();

    private final CompletableFuture<Void> received = new CompletableFuture<>();

    private final byte[] nonce;

    private final CommandsData data;

    private volatile @Nullable Channel channel;

    private volatile long sentAt;

    /** @param reply completes with the verified reply or its failure */
    VerifiedCommand(CompletableFuture<T> reply, byte[] nonce, RedisCommand<?> command, Object[] arguments) {
        this.reply = reply;
        this.nonce = nonce;
        this.data = new CommandsData(
                received,
                List.of(
                        new CommandData<>(unverified, ByteArrayCodec.INSTANCE, command, arguments),
                        new CommandData<>(echo, ByteArrayCodec.INSTANCE, PING, new Object[] {nonce})),
                false,
                false);
    }

    /** Sends command and nonce, unless the reply has failed before. */
    void send(RedisConnection connection) {
        if (reply.isDone()) {
            return;
        }
        Channel used = connection.getChannel();
        channel = used;
        sentAt = System.nanoTime();
        received.whenComplete((done, failure) -> settle(used, failure));
        connection.send(data).addListener(written -> {
            if (!written.isSuccess()) {
                received.completeExceptionally(new WriteRedisConnectionException("cannot write", written.cause()));
            }
        });
    }

    private void settle(Channel used, @Nullable Throwable failure) {
        if (isVerified()) {
            used.attr(SILENT_SINCE).set(null);
            unverified.whenComplete((value, itsFailure) -> {
                if (itsFailure == null) {
                    reply.complete(value);
                } else {
                    reply.completeExceptionally(itsFailure);
                }
            });
        } else if (!reply.isDone()) {
            used.close();
            reply.completeExceptionally(
                    failure == null ? new RedisException("a reply of another command came") : failure);
        }
    }

    /** Returns whether the nonce came back, and a reply or an error before it. */
    private boolean isVerified() {
        return unverified.isDone()
                && echo.isDone()
                && !echo.isCompletedExceptionally()
                && echo.join() instanceof byte[] bytes
                && Arrays.equals(bytes, nonce);
    }

    /** Fails the command, and closes its connection if that has been silent since before the command was sent. */
    void fail(Throwable failure) {
        reply.completeExceptionally(failure);
        Channel used = channel;
        if (used != null) {
            Long silentSince = used.attr(SILENT_SINCE).setIfAbsent(System.nanoTime());
            if (silentSince != null && sentAt - silentSince > 0) {
                used.close();
            }
        }
        // Now its own reply is skipped when it comes late.
        received.completeExceptionally(failure);
    }
}
