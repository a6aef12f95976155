package dev.larder.runtime.redisson.command;

import dev.larder.runtime.redisson.removal.RemovalNotice;
import io.netty.util.Timeout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisConnection;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisRedirectException;
import org.redisson.client.RedisResponseTimeoutException;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.connection.ConnectionManager;
import org.redisson.connection.MasterSlaveEntry;
import org.redisson.connection.ServiceManager;

/**
 * Sends commands on the connections that Redisson keeps to the masters, without Redisson's executor, and verifies that each
 * reply is the command's own. Only a redirection in a cluster is left to the executor.
 *
 * <p>The executor serves retries, replicas and blocking commands by three timers and a dozen stages a command. The store
 * uses none of this, and it took a fifth of a miss's processor time. This sender needs one timer.
 *
 * <p>Where connections are few, a connection goes back to the pool as soon as the command is written, and other commands
 * follow on it. The executor does the same. So the connection that was borrowed last is used again without borrowing it,
 * which saves a lone caller a tenth of the processor's time. Replies that arrive together are then read together, by one thread.
 * Beyond {@value #MAX_UNBORROWED} commands in flight each command borrows a connection.
 */
final class DirectSender implements TellingSender {

    /** From this pool size on each command in flight has a connection of its own, as by the executor. */
    private static final int UNPIPELINED_POOL_SIZE = 10;

    /** Maximum number of commands in flight on the last connection: as many as batches of reads may be in flight. */
    private static final int MAX_UNBORROWED = 64;

    private final ConnectionManager connections;

    private final ServiceManager services;

    private final CommandSender redirected;

    private final RequestEncoder encoder;

    private final long timeoutMillis;

    private final boolean pipelined;

    private final AtomicInteger inFlight = new AtomicInteger();

    private final AtomicLong nonces = new AtomicLong(ThreadLocalRandom.current().nextLong());

    /** The connections that were borrowed last. They are in the pool again, and usable for as long as they live. */
    private final Map<MasterSlaveEntry, RedisConnection> last = new ConcurrentHashMap<>();

    /** @param redirected sends a command again that another master must take */
    DirectSender(ConnectionManager connections, CommandSender redirected, Duration timeout) {
        this.connections = connections;
        this.services = connections.getServiceManager();
        this.redirected = redirected;
        this.encoder = new RequestEncoder(services.getCommandMapper());
        this.timeoutMillis = Math.max(1, timeout.toMillis());
        this.pipelined = services.getConfig().getMasterConnectionPoolSize() < UNPIPELINED_POOL_SIZE;
    }

    /** Runs an action on the thread that writes the commands of the last connection; on this thread when there is none. */
    void onNetworkThread(Runnable action) {
        for (RedisConnection connection : last.values()) {
            try {
                connection.getChannel().eventLoop().execute(action);
                return;
            } catch (RejectedExecutionException e) {
                // The client is shut down, which the command will find.
                break;
            }
        }
        action.run();
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> send(
            byte[] key, RedisCommand<?> command, Object... arguments) {
        CompletableFuture<T> reply = sendToMaster(key, null, command, arguments);
        return services.getCfg().isClusterConfig()
                ? reply.exceptionallyCompose(failure -> RedisFailure.unwrap(failure) instanceof RedisRedirectException
                        ? redirected.send(key, command, arguments)
                        : CompletableFuture.failedFuture(failure))
                : reply;
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> sendAndTell(
            byte[] key, RemovalNotice notice, RedisCommand<?> command, Object... arguments) {
        return sendToMaster(key, notice, command, arguments);
    }

    private <T extends @Nullable Object> CompletableFuture<T> sendToMaster(
            byte[] key, @Nullable RemovalNotice notice, RedisCommand<?> command, Object... arguments) {
        if (services.isShuttingDown()) {
            return CompletableFuture.failedFuture(new RedissonShutdownException("Redisson is shut down"));
        }
        MasterSlaveEntry master = connections.getWriteEntry(connections.calcSlot(key));
        return master == null
                ? CompletableFuture.failedFuture(new RedisNodeNotFoundException("no master is known"))
                : send(master, notice, command, arguments);
    }

    private <T extends @Nullable Object> CompletableFuture<T> send(
            MasterSlaveEntry master, @Nullable RemovalNotice notice, RedisCommand<?> command, Object... arguments) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        services.addFuture(reply);
        byte[] nonce =
                Long.toString(nonces.getAndIncrement(), Character.MAX_RADIX).getBytes(StandardCharsets.US_ASCII);
        VerifiedCommand<T> verified = new VerifiedCommand<>(reply, nonce, encoder, command, arguments, notice);
        RedisConnection mine = pipelined && inFlight.get() < MAX_UNBORROWED ? usable(master) : null;
        inFlight.incrementAndGet();
        CompletableFuture<RedisConnection> connection =
                mine == null ? master.connectionWriteOp(command) : CompletableFuture.completedFuture(mine);
        Timeout timeout = services.newTimeout(
                timer -> {
                    // The command gives up its place in the queue for a connection, too.
                    connection.cancel(false);
                    verified.fail(new RedisResponseTimeoutException("no reply in time"));
                },
                timeoutMillis,
                TimeUnit.MILLISECONDS);
        reply.whenComplete((value, failure) -> {
            inFlight.decrementAndGet();
            timeout.cancel();
        });
        if (mine == null) {
            connection.whenComplete((borrowed, failure) -> {
                if (failure == null) {
                    sendOn(borrowed, master, verified, reply);
                } else {
                    reply.completeExceptionally(failure);
                }
            });
        } else {
            // Redisson closes connections that it takes for idle.
            mine.setLastUsageTime(System.nanoTime());
            verified.send(mine);
        }
        return reply;
    }

    private void sendOn(
            RedisConnection borrowed,
            MasterSlaveEntry master,
            VerifiedCommand<?> verified,
            CompletableFuture<?> reply) {
        verified.send(borrowed);
        if (pipelined) {
            master.releaseWrite(borrowed);
            last.put(master, borrowed);
        } else {
            reply.whenComplete((value, failure) -> master.releaseWrite(borrowed));
        }
    }

    /** Returns the last connection if it is an open one to this master, or {@code null}. */
    private @Nullable RedisConnection usable(MasterSlaveEntry master) {
        RedisConnection connection = last.get(master);
        return connection != null
                        && connection.isActive()
                        && !connection.isClosed()
                        && connection.getRedisClient() == master.getClient()
                ? connection
                : null;
    }
}
