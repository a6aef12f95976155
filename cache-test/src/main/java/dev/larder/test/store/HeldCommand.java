package dev.larder.test.store;

import dev.larder.runtime.spi.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A command that {@link Chaos#hold} has stopped: a test decides when it is carried out, and when its answer arrives.
 * Thread-safe.
 */
public final class HeldCommand {

    private static final int SECONDS_TO_ARRIVE = 10;

    private final CompletableFuture<Supplier<? extends CompletionStage<?>>> arrival = new CompletableFuture<>();

    private final CompletableFuture<Object> reply = new CompletableFuture<>();

    private volatile @Nullable Object result;

    HeldCommand() {}

    @SuppressWarnings("unchecked")
    <T> CompletionStage<T> take(Supplier<CompletionStage<T>> execution) {
        arrival.complete(execution);
        return (CompletionStage<T>) reply;
    }

    /** Waits until the command was sent, for 10 s at most. */
    public void awaitArrival() {
        arrival.orTimeout(SECONDS_TO_ARRIVE, TimeUnit.SECONDS).join();
    }

    /** Waits until the command was sent, and carries it out. Its sender does not have the answer yet. */
    public void execute() {
        awaitArrival();
        result = arrival.join().get().toCompletableFuture().join();
    }

    /** Gives the answer of {@link #execute} to the sender. */
    @SuppressWarnings("NullAway") // the answer of a CompletionStage<Void> is null
    public void reply() {
        reply.complete(result);
    }

    /** Waits until the command was sent, and gives its sender an error, without carrying it out. */
    public void fail() {
        awaitArrival();
        reply.completeExceptionally(new StoreException("held command failed"));
    }

    /** Waits until the command was sent, carries it out and answers. */
    public void proceed() {
        execute();
        reply();
    }
}
