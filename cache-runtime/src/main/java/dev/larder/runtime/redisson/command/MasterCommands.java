package dev.larder.runtime.redisson.command;

import static dev.larder.runtime.redisson.command.RedisFailure.read;

import dev.larder.runtime.redisson.removal.RemovalNotice;
import dev.larder.runtime.spi.CommandObserver.Command;
import dev.larder.runtime.spi.StoreException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisClientConfig;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.Codec;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.client.protocol.decoder.ListScanResult;
import org.redisson.client.protocol.decoder.ObjectListReplayDecoder;
import org.redisson.command.CommandAsyncExecutor;
import org.redisson.connection.MasterSlaveEntry;
import org.redisson.connection.ServiceManager;
import org.redisson.misc.RedisURI;

/** Commands to one master each. */
public final class MasterCommands {

    private static final RedisCommand<Object> CLUSTER_NODES = new RedisCommand<>("CLUSTER", "NODES");

    private final CommandAsyncExecutor executor;

    private final CommandObservation observation;

    MasterCommands(CommandAsyncExecutor executor, CommandObservation observation) {
        this.executor = executor;
        this.observation = observation;
    }

    /** Returns what an observer is told of a command to this master. */
    static Command describe(@Nullable MasterSlaveEntry master, String name, @Nullable String script, int operations) {
        if (master == null) {
            return new Command(name, script, operations, "", 0, 0);
        }
        RedisClientConfig server = master.getClient().getConfig();
        RedisURI address = server.getAddress();
        return new Command(name, script, operations, address.getHost(), address.getPort(), server.getDatabase());
    }

    /** Returns the masters as the client knows them now. No command is sent. */
    public Collection<MasterSlaveEntry> known() {
        return executor.getConnectionManager().getEntrySet();
    }

    /** Returns the master of a slot as the client knows it now; {@code null} when there is none. No command is sent. */
    public @Nullable MasterSlaveEntry of(int slot) {
        return executor.getConnectionManager().getWriteEntry(slot);
    }

    /** Returns the master of a partition, as {@link #of(int)} does. */
    public @Nullable MasterSlaveEntry of(SlotPartition partition) {
        return of(partition.firstSlot());
    }

    /** Returns the parts that the client's connections share. */
    public ServiceManager services() {
        return executor.getServiceManager();
    }

    public CompletableFuture<Object> ping(MasterSlaveEntry master) {
        return send(master, StringCodec.INSTANCE, RedisCommands.PING);
    }

    /** Returns a section of {@code INFO}. */
    public CompletableFuture<Map<String, String>> info(
            MasterSlaveEntry master, RedisCommand<Map<String, String>> section) {
        return send(master, StringCodec.INSTANCE, section);
    }

    /** Returns one step of a scan. */
    public CompletableFuture<ListScanResult<byte[]>> scan(
            MasterSlaveEntry master, String cursor, String glob, int count) {
        return observation.observe(
                callers -> describe(master, "SCAN", null, 1),
                () -> send(master, ByteArrayCodec.INSTANCE, RedisCommands.SCAN, cursor, "MATCH", glob, "COUNT", count));
    }

    /** Returns the slots that the master serves, gives away or receives, as {@code CLUSTER NODES} spells them. */
    public CompletableFuture<String> slots(MasterSlaveEntry master) {
        return observation
                .observe(
                        callers -> describe(master, "CLUSTER", null, 1),
                        () -> this.<String>send(master, StringCodec.INSTANCE, CLUSTER_NODES))
                .thenApply(nodes -> nodes.lines()
                        .filter(line -> line.contains("myself"))
                        .map(line -> line.split(" ", 9))
                        .map(parts -> parts.length == 9 ? parts[8] : "")
                        .findFirst()
                        .orElse(""));
    }

    /** Publishes a notice by the master of a partition. A server that does not let the user publish fails nothing. */
    public CompletableFuture<Void> publish(SlotPartition partition, RemovalNotice notice) {
        MasterSlaveEntry master = of(partition);
        if (master == null) {
            return CompletableFuture.failedFuture(
                    new StoreException("Redis: PUBLISH failed: no master is known for " + partition));
        }
        return Futures.all(notice.names().stream()
                        .map(channel -> publish(master, channel, notice.message()))
                        .toList())
                .thenAccept(receivers -> {});
    }

    private CompletableFuture<Long> publish(MasterSlaveEntry master, byte[] channel, byte[] message) {
        return observation
                .observe(
                        callers -> describe(master, "PUBLISH", null, 1), () -> run(master, "PUBLISH", channel, message))
                .thenApply(Long.class::cast)
                .exceptionallyCompose(failure -> RedisFailure.isRefusal(failure)
                        ? CompletableFuture.completedFuture(0L)
                        : CompletableFuture.failedFuture(RedisFailure.of("PUBLISH", failure)));
    }

    /** Runs any command; a failure is Redisson's own. */
    public CompletableFuture<Object> run(MasterSlaveEntry master, String command, Object... arguments) {
        return write(
                master,
                ByteArrayCodec.INSTANCE,
                new RedisCommand<>(command, new ObjectListReplayDecoder<>()),
                Arguments.bytes(Arrays.asList(arguments)));
    }

    private <T> CompletableFuture<T> send(
            MasterSlaveEntry master, Codec codec, RedisCommand<?> command, Object... arguments) {
        return read(
                this.<T>write(master, codec, command, arguments),
                command.getName(),
                Objects::requireNonNull,
                failure -> RedisFailure.of(command.getName(), failure));
    }

    private <T> CompletableFuture<T> write(
            MasterSlaveEntry master, Codec codec, RedisCommand<?> command, Object... arguments) {
        try {
            return executor.<Object, T>writeAsync(master, codec, cast(command), arguments)
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
