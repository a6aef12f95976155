package dev.larder.runtime.redisson;

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
 * Sends commands on the connections that Redisson keeps to a single master, without the executor in between.
 *
 * <p>The executor is made for retries, redirections, replicas and commands that block, with three timers and a dozen stages
 * for each command. Nothing of this is of use here, and it took a fifth of a miss's processor time. What is left is one
 * timer. A connection is given back as soon as the command is on its way, so that others go behind it, as the executor does
 * where there are few connections. So the connection that was borrowed last can be used again without borrowing it, which
 * saves a lone caller a tenth of the processor's time. While more than a few commands are under way others borrow as usual,
 * and get a further connection where several threads borrow at the same moment.
 */
final class DirectSender {

    /** Below so many connections Redisson sends commands one behind the other. */
    private static final int FEW_CONNECTIONS = 10;

    /** So many commands are sent without borrowing: the parts of a batch. */
    private static final int MOST_AT_HAND = 4;

    /** Outside a cluster all slots are of the same master. */
    private static final int ANY_SLOT = 0;

    private final ConnectionManager connections;

    private final ServiceManager services;

    private final long timeoutMillis;

    private final AtomicInteger underWay = new AtomicInteger();

    /** The connection that was borrowed last; given back, but still good for as long as it lives. */
    private volatile @Nullable RedisConnection atHand;

    /** @param connections few, and to one master at a time */
    DirectSender(ConnectionManager connections, Duration timeout) {
        this.connections = connections;
        this.services = connections.getServiceManager();
        this.timeoutMillis = Math.max(1, timeout.toMillis());
    }

    /** Tells whether there are as few connections as this needs. */
    static boolean suits(ConnectionManager connections) {
        return connections.getServiceManager().getConfig().getMasterConnectionPoolSize() < FEW_CONNECTIONS;
    }

    /** Sends a command. The reply fails when it does not come in time, the connection is lost, or Redisson shuts down. */
    <T> CompletableFuture<T> send(RedisCommand<?> command, Object... arguments) {
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
        RedisConnection mine = underWay.getAndIncrement() < MOST_AT_HAND ? atHand(master) : null;
        CompletableFuture<RedisConnection> connection =
                mine == null ? master.connectionWriteOp(command) : CompletableFuture.completedFuture(mine);
        Timeout timeout = services.newTimeout(
                timer -> {
                    // Gives up its place among those that wait for a connection, too.
                    connection.cancel(false);
                    reply.completeExceptionally(new RedisResponseTimeoutException("no reply in time"));
                },
                timeoutMillis,
                TimeUnit.MILLISECONDS);
        reply.whenComplete((value, failure) -> {
            underWay.decrementAndGet();
            timeout.cancel();
        });
        CommandData<?, T> data = new CommandData<>(reply, ByteArrayCodec.INSTANCE, command, arguments);
        if (mine == null) {
            connection.whenComplete((borrowed, failure) -> {
                if (failure == null) {
                    send(borrowed, data);
                    master.releaseWrite(borrowed);
                    atHand = borrowed;
                } else {
                    reply.completeExceptionally(failure);
                }
            });
        } else {
            // Else it would be closed as idle.
            mine.setLastUsageTime(System.nanoTime());
            send(mine, data);
        }
        return reply;
    }

    /** Returns the connection at hand if it is still one to this master, or {@code null}. */
    private @Nullable RedisConnection atHand(MasterSlaveEntry master) {
        RedisConnection connection = atHand;
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
