package dev.larder.runtime.redisson.command;

import dev.larder.runtime.redisson.removal.RemovalNotice;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.util.AttributeKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisConnection;
import org.redisson.client.RedisException;
import org.redisson.client.WriteRedisConnectionException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.handler.CommandsQueue;
import org.redisson.client.protocol.CommandData;
import org.redisson.client.protocol.QueueCommandHolder;
import org.redisson.client.protocol.RedisCommand;

/**
 * A command and a {@code PING} with a nonce behind it, and between them what tells near caches of a removal. Redis replies in order and names no command, so after a single lost
 * reply every further one would be taken for that of another command. The nonce proves that a reply is the command's own.
 *
 * <p>A connection whose nonce is another one is closed. So is a connection on which a command times out that was sent after
 * another one timed out: after a lost reply each caller would wait for the next caller's.
 *
 * <p>All commands are one write, and stand in Redisson's queue of a connection one by one. As a batch of Redisson's
 * they cost more than the {@code PING} itself, since Redisson reads the replies of a batch three times.
 */
final class VerifiedCommand<T extends @Nullable Object> {

    private static final RedisCommand<Object> PING = new RedisCommand<>("PING");

    private static final RedisCommand<Object> PUBLISH = new RedisCommand<>("PUBLISH");

    /** The time of a timeout that no verified reply has followed. */
    private static final AttributeKey<Long> SILENT_SINCE = AttributeKey.valueOf("larder.silentSince");

    private final CompletableFuture<T> reply;

    private final CommandData<Object, T> command;

    private final List<CommandData<Object, Object>> publications;

    private final CommandData<Object, Object> ping;

    private final RequestEncoder encoder;

    private volatile @Nullable Channel channel;

    private volatile long sentAt;

    /**
     * @param reply completes with the verified reply or its failure
     * @param notice published behind the command; {@code null} for none
     */
    @SuppressWarnings("unchecked") // Redisson does not use the type
    VerifiedCommand(
            CompletableFuture<T> reply,
            byte[] nonce,
            RequestEncoder encoder,
            RedisCommand<?> command,
            Object[] arguments,
            @Nullable RemovalNotice notice) {
        this.reply = reply;
        this.encoder = encoder;
        this.command = new CommandData<>(
                new CompletableFuture<>(), ByteArrayCodec.INSTANCE, (RedisCommand<Object>) command, arguments);
        this.publications = notice == null ? List.of() : publications(notice);
        this.ping = new CommandData<>(new CompletableFuture<>(), ByteArrayCodec.INSTANCE, PING, new Object[] {nonce});
    }

    private static List<CommandData<Object, Object>> publications(RemovalNotice notice) {
        List<CommandData<Object, Object>> publications =
                new ArrayList<>(notice.names().size());
        for (byte[] channel : notice.names()) {
            publications.add(new CommandData<>(
                    new CompletableFuture<>(), ByteArrayCodec.INSTANCE, PUBLISH, new Object[] {channel, notice.message()
                    }));
        }
        return publications;
    }

    /** Sends command and nonce, unless the reply has failed before. */
    void send(RedisConnection connection) {
        if (reply.isDone()) {
            return;
        }
        Channel used = connection.getChannel();
        channel = used;
        sentAt = System.nanoTime();
        ping.getPromise().whenComplete((echo, failure) -> settle(used, echo, failure));
        EventLoop loop = used.eventLoop();
        if (loop.inEventLoop()) {
            write(used);
        } else {
            try {
                loop.execute(() -> write(used));
            } catch (RejectedExecutionException e) {
                unwritten(e);
            }
        }
    }

    /** Writes both on the thread of the channel, so that no other command comes between them or before them. */
    private void write(Channel used) {
        ByteBuf bytes = used.alloc().ioBuffer();
        ChannelPromise written = used.newPromise();
        Queue<QueueCommandHolder> expected =
                used.attr(CommandsQueue.COMMANDS_QUEUE).get();
        List<QueueCommandHolder> holders = new ArrayList<>(2 + publications.size());
        add(command, written, bytes, holders);
        for (CommandData<Object, Object> publication : publications) {
            add(publication, written, bytes, holders);
        }
        add(ping, written, bytes, holders);
        written.addListener(done -> {
            if (!done.isSuccess()) {
                expected.removeAll(holders);
                unwritten(done.cause());
            }
        });
        expected.addAll(holders);
        used.writeAndFlush(bytes, written);
    }

    private void add(CommandData<?, ?> next, ChannelPromise written, ByteBuf bytes, List<QueueCommandHolder> holders) {
        encoder.encode(next, bytes);
        holders.add(new QueueCommandHolder(next, written));
    }

    private void unwritten(Throwable cause) {
        expectNothing(new WriteRedisConnectionException("cannot write", cause));
    }

    private void settle(Channel used, @Nullable Object echo, @Nullable Throwable failure) {
        CompletableFuture<T> unverified = command.getPromise();
        if (echo instanceof byte[] bytes && Arrays.equals(bytes, nonce()) && unverified.isDone()) {
            used.attr(SILENT_SINCE).set(null);
            unverified.whenComplete((value, itsFailure) -> {
                Throwable reason = itsFailure == null ? unpublished() : itsFailure;
                if (reason == null) {
                    reply.complete(value);
                } else {
                    reply.completeExceptionally(reason);
                }
            });
        } else if (!reply.isDone()) {
            used.close();
            reply.completeExceptionally(
                    failure == null ? new RedisException("a reply of another command came") : failure);
        }
    }

    /** Returns why the notice was not published, other than that the user may not; {@code null} when it was. */
    private @Nullable Throwable unpublished() {
        for (CommandData<Object, Object> publication : publications) {
            CompletableFuture<Object> published = publication.getPromise();
            if (!published.isDone()) {
                return new RedisException("a reply is missing");
            }
            Throwable failure = published.isCompletedExceptionally()
                    ? published.handle((receivers, itsFailure) -> itsFailure).join()
                    : null;
            if (failure != null && !RedisFailure.isRefusal(failure)) {
                return failure;
            }
        }
        return null;
    }

    private byte[] nonce() {
        return (byte[]) ping.getParams()[0];
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
        expectNothing(failure);
    }

    /** Ends all commands. A reply that comes late is skipped then. */
    private void expectNothing(Throwable failure) {
        command.getPromise().completeExceptionally(failure);
        publications.forEach(publication -> publication.getPromise().completeExceptionally(failure));
        ping.getPromise().completeExceptionally(failure);
    }
}
