package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.CommandRefusedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The gates of the partitions that a command involves. It is sent when each of them admits it, and its success counts for
 * each. Its failure does not tell which of them failed, so that each finds out by itself. Thread-safe.
 *
 * @param home the gate of the keys
 * @param all the home gate and the gates of the index
 */
record InvolvedGates(CommandGate home, List<CommandGate> all) {

    /** Sends a command on a key, unless an eviction of the key is pending. */
    <T> CompletionStage<T> send(String key, Supplier<CompletionStage<T>> sender, LeaseCleanup<T> cleanup) {
        return home.isEvictionPending(key)
                ? CompletableFuture.failedFuture(BypassException.evictionPending())
                : send(1, sender, cleanup);
    }

    /** Returns whether commands are sent to each of the partitions. */
    boolean areAnswering() {
        return all.stream().allMatch(CommandGate::isAnswering);
    }

    /** @param keys number of the command's keys */
    <T> CompletionStage<T> send(int keys, Supplier<CompletionStage<T>> sender, LeaseCleanup<T> cleanup) {
        return all.size() == 1
                ? home.send(keys, sender, cleanup)
                : admitted(cleanup, handler -> home.sendCounted(handler, sender, keys));
    }

    /** Sends a command that looks through the keyspace, within the deadline of patterns. */
    <T> CompletionStage<T> scan(Supplier<CompletionStage<T>> sender) {
        return admitted(LeaseCleanup.none(), handler -> home.scanCounted(handler, sender));
    }

    private <T> CompletionStage<T> admitted(
            LeaseCleanup<T> cleanup, Function<OutcomeHandler<T>, CompletionStage<T>> sender) {
        int[] epochs = new int[all.size()];
        for (int i = 0; i < epochs.length; i++) {
            epochs[i] = all.get(i).admit();
            if (epochs[i] == Breaker.REFUSED) {
                cleanup.unsent().run();
                return CompletableFuture.failedFuture(all.get(i).refusal());
            }
        }
        return sender.apply(
                all.size() == 1
                        ? new BreakerOutcomeHandler<>(home.breaker(), epochs[0], cleanup)
                        : new Handler<>(all, epochs, cleanup));
    }

    private record Handler<T extends @Nullable Object>(List<CommandGate> gates, int[] epochs, LeaseCleanup<T> cleanup)
            implements OutcomeHandler<T> {

        @Override
        public void succeeded(T value) {
            for (int i = 0; i < epochs.length; i++) {
                gates.get(i).breaker().succeeded(epochs[i]);
            }
        }

        @Override
        public Throwable failed(Throwable failure) {
            if (!(failure instanceof CommandRefusedException)) {
                for (int i = 0; i < epochs.length; i++) {
                    gates.get(i).suspect(epochs[i]);
                }
            }
            return abandoned(failure);
        }

        @Override
        public Throwable abandoned(Throwable failure) {
            return cleanup.abandoned(failure);
        }

        @Override
        public void late(T value) {
            cleanup.late().accept(value);
        }
    }
}
