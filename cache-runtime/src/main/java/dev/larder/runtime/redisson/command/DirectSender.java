package dev.larder.runtime.redisson.command;

import io.netty.util.Timeout;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisConnection;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisResponseTimeoutException;
import org.redisson.client.WriteRedisConnectionException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.protocol.CommandData;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.connection.ConnectionManager;
import org.redisson.connection.MasterSlaveEntry;
import org.redisson.connection.ServiceManager;

/**
 * Sends commands on the connections that Redisson keeps to a single master, without Redisson's executor.
 *
 * <p>The executor serves retries, redirections, replicas and blocking commands by three timers and a dozen stages a
 * command. The store uses none of this, and it took a fifth of a miss's processor time. This sender needs one timer.
 *
 * <p>A connection goes back to the pool as soon as the command is written, and other commands follow on it. The executor
 * does the same where connections are few. So the connection that was borrowed last is used again without borrowing it,
 * which saves a lone caller a tenth of the processor's time. Beyond a few commands in flight each command borrows a
 * connection, and threads that borrow at the same moment get different ones.
 */
final class DirectSender implements CommandSender {

    /** From this pool size on Redisson gives each command in flight a connection of its own. */
    private static final int UNPIPELINED_POOL_SIZE = 10;

    /** Maximum number of commands in flight on the last connection: as many as a batch has parts. */
    private static final int MAX_UNBORROWED = 4;

    /** Outside a cluster one master serves all slots. */
    private static final int ANY_SLOT = 0;

    private final ConnectionManager connections;

    private final ServiceManager services;

    private final long timeoutMillis;

    private final AtomicInteger inFlight = new AtomicInteger();

    /** The connection that was borrowed last. It is in the pool again, and usable for as long as it lives. */
    private volatile @Nullable RedisConnection last;

    /** @param connections to one master at a time, for which {@link #suits} is true */
    DirectSender(ConnectionManager connections, Duration timeout) {
        this.connections = connections;
        this.services = connections.getServiceManager();
        this.timeoutMillis = Math.max(1, timeout.toMillis());
    }

    /** Returns whether the pool is small enough that commands share connections. */
    static boolean suits(ConnectionManager connections) {
        return connections.getServiceManager().getConfig().getMasterConnectionPoolSize() < UNPIPELINED_POOL_SIZE;
    }

    /** Sends a command. The reply fails at the deadline, when the connection is lost and when Redisson shuts down. */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> send(
            byte[] key, RedisCommand<?> command, Object... arguments) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        if (services.isShuttingDown()) {
            reply.completeExceptionally(new RedissonShutdownException("Redisson is shut down"));
            return reply;
        }
        MasterSlaveEntry master = connections.getWriteEntry(ANY_SLOT);
        if (master == null) {
            reply.completeExceptionally(new RedisNodeNotFoundException("no master is known"));
            return reply;
        }
        services.addFuture(reply);
        RedisConnection mine = inFlight.getAndIncrement() < MAX_UNBORROWED ? usable(last, master) : null;
        CompletableFuture<RedisConnection> connection =
                mine == null ? master.connectionWriteOp(command) : CompletableFuture.completedFuture(mine);
        Timeout timeout = services.newTimeout(
                timer -> {
                    // The command gives up its place in the queue for a connection, too.
                    connection.cancel(false);
                    reply.completeExceptionally(new RedisResponseTimeoutException("no reply in time"));
                },
                timeoutMillis,
                TimeUnit.MILLISECONDS);
        reply.whenComplete((value, failure) -> {
            inFlight.decrementAndGet();
            timeout.cancel();
        });
        CommandData<?, T> data = new CommandData<>(reply, ByteArrayCodec.INSTANCE, command, arguments);
        if (mine == null) {
            connection.whenComplete((borrowed, failure) -> {
                if (failure == null) {
                    send(borrowed, data);
                    master.releaseWrite(borrowed);
                    last = borrowed;
                } else {
                    reply.completeExceptionally(failure);
                }
            });
        } else {
            // Redisson closes connections that it takes for idle.
            mine.setLastUsageTime(System.nanoTime());
            send(mine, data);
        }
        return reply;
    }

    /** Returns the connection if it is an open one to this master, or {@code null}. */
    private static @Nullable RedisConnection usable(@Nullable RedisConnection connection, MasterSlaveEntry master) {
        return connection != null
                        && connection.isActive()
                        && !connection.isClosed()
                        && connection.getRedisClient() == master.getClient()
                ? connection
                : null;
    }

    private static void send(RedisConnection connection, CommandData<?, ?> command) {
        if (command.isExecuted()) {
            return;
        }
        connection.send(command).addListener(written -> {
            if (!written.isSuccess()) {
                command.tryFailure(new WriteRedisConnectionException("cannot write", written.cause()));
            }
        });
    }
}
