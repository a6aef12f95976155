package dev.larder.runtime.redisson.command;

import dev.larder.runtime.redisson.removal.RemovalNotice;
import dev.larder.runtime.spi.CommandObserver.Command;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.connection.ConnectionManager;

/** Sends commands by another sender, under observation. */
final class ObservedSender implements TellingSender {

    private final TellingSender sender;

    private final CommandObservation observation;

    private final ConnectionManager connections;

    ObservedSender(TellingSender sender, CommandObservation observation, ConnectionManager connections) {
        this.sender = sender;
        this.observation = observation;
        this.connections = connections;
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> send(
            byte[] key, RedisCommand<?> command, Object... arguments) {
        return observation.isActive()
                ? observation.observe(
                        callers -> describe(key, command, arguments, callers),
                        () -> sender.send(key, command, arguments))
                : sender.send(key, command, arguments);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> sendAndTell(
            byte[] key, RemovalNotice notice, RedisCommand<?> command, Object... arguments) {
        return observation.isActive()
                ? observation.observe(
                        callers -> describe(key, command, arguments, callers),
                        () -> sender.sendAndTell(key, notice, command, arguments))
                : sender.sendAndTell(key, notice, command, arguments);
    }

    private Command describe(byte[] key, RedisCommand<?> command, Object[] arguments, int callers) {
        String name = command.getName();
        ScriptName script = ScriptName.of(name, arguments);
        int operations = script != null ? script.operations(arguments) : operations(name, arguments);
        return MasterCommands.describe(
                connections.getWriteEntry(connections.calcSlot(key)),
                name,
                script == null ? null : script.name(),
                Math.max(callers, operations));
    }

    private static int operations(String name, Object[] arguments) {
        return name.equals("MGET") || name.equals("UNLINK") ? arguments.length : 1;
    }
}
