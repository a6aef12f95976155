package dev.larder.runtime.internal.client;

import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.CallingThread;
import dev.larder.runtime.internal.command.WaitStrategy;
import dev.larder.runtime.internal.lease.LoadIds;
import dev.larder.runtime.internal.time.Timekeeper;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The parts that the calls of the programmatic cache share.
 *
 * @param waiting how blocking callers wait
 * @param executor handles the replies of asynchronous calls
 */
public record ClientEngine(
        AsyncStore store,
        WaitStrategy waiting,
        Executor executor,
        Timekeeper time,
        LoadIds loadIds,
        Duration leaseTime,
        ClientKeys keys,
        ClientValues values) {

    /** Returns the commands of asynchronous callers. */
    public ClientCommands commands() {
        return new ClientCommands(this, executor);
    }

    /** Returns the result of a call whose replies are handled on the current thread, which waits for it. */
    public <A> A await(Function<ClientCommands, CompletableFuture<A>> call) {
        CallingThread caller = new CallingThread(waiting);
        return caller.<A, RuntimeException>await(call.apply(new ClientCommands(this, caller)), () -> {});
    }
}
