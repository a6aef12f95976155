package dev.larder.test.store;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A command that was sent to a store, with its arguments.
 *
 * @param command the kind of command
 * @param keys its whole keys; of an eviction also its patterns, behind the keys
 * @param detail the size and the time to live of what is stored; otherwise empty
 * @param execution carries the command out each time that it is called
 * @param <T> the type of the answer
 */
public record StoreCall<T>(
        StoreCommand command, List<String> keys, String detail, Supplier<CompletionStage<T>> execution) {

    public StoreCall {
        Objects.requireNonNull(command, "command");
        keys = List.copyOf(keys);
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(execution, "execution");
    }

    /** Carries the command out, and returns its answer. */
    public CompletionStage<T> proceed() {
        return execution.get();
    }

    /** Returns the command and its keys, such as {@code READ user:42:profile}. */
    @Override
    public String toString() {
        return keys.isEmpty() ? command.name() : command + " " + String.join(", ", keys);
    }
}
