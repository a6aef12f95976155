package dev.larder.runtime;

import dev.larder.runtime.spi.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A command on its way: a test decides when it is executed and when its reply arrives. */
final class HeldCommand {

    private final CompletableFuture<Supplier<? extends CompletionStage<?>>> arrival = new CompletableFuture<>();

    private final CompletableFuture<Object> reply = new CompletableFuture<>();

    private volatile Object result;

    @SuppressWarnings("unchecked")
    <T> CompletionStage<T> take(Supplier<CompletionStage<T>> execution) {
        arrival.complete(execution);
        return (CompletionStage<T>) reply;
    }

    /** Waits until the command was sent. */
    void awaitArrival() {
        arrival.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Lets the store execute it. */
    void execute() {
        awaitArrival();
        result = arrival.join().get().toCompletableFuture().join();
    }

    /** Lets the reply arrive. */
    void reply() {
        reply.complete(result);
    }

    /** Lets an error arrive in place of the reply. */
    void fail() {
        awaitArrival();
        reply.completeExceptionally(new StoreException("scripted failure"));
    }

    void proceed() {
        execute();
        reply();
    }
}
