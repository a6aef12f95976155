package dev.larder.runtime.redisson.command;

import dev.larder.runtime.spi.CommandObserver;
import dev.larder.runtime.spi.CommandObserver.Caller;
import dev.larder.runtime.spi.CommandObserver.Command;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows who observes the commands of a store, and for which callers the calling thread sends a command. While nobody
 * observes, it costs one volatile read for each request and each command.
 */
public final class CommandObservation {

    /** The callers for which this thread sends commands now, other than the thread's own. */
    private final ThreadLocal<@Nullable List<Caller>> bound = new ThreadLocal<>();

    private volatile @Nullable CommandObserver observer;

    /** Tells the observer of commands that begin from now on. */
    public void begin(CommandObserver observer) {
        this.observer = observer == CommandObserver.none() ? null : observer;
    }

    boolean isActive() {
        return observer != null;
    }

    /** Sends a command, which the observer is told of if there is one. What goes on behind the reply has the same callers. */
    <T extends @Nullable Object> CompletableFuture<T> observe(
            IntFunction<Command> description, Supplier<CompletableFuture<T>> sending) {
        CommandObserver current = observer;
        if (current == null) {
            return sending.get();
        }
        List<Caller> callers = callers(current);
        CommandObserver.Sent sent = current.begin(description.apply(callers.size()), callers);
        CompletableFuture<T> observed = new CompletableFuture<>();
        sending.get().whenComplete((value, failure) -> {
            sent.end(failure == null ? null : RedisFailure.kind(failure));
            on(callers, () -> failure == null ? observed.complete(value) : observed.completeExceptionally(failure));
        });
        return observed;
    }

    /** Returns the callers for which the calling thread asks for a command; none when nobody observes. */
    public List<Caller> callers() {
        CommandObserver current = observer;
        return current == null ? List.of() : callers(current);
    }

    private List<Caller> callers(CommandObserver current) {
        List<Caller> others = bound.get();
        return others == null ? List.of(current.caller()) : others;
    }

    /** Runs an action whose commands are sent for these callers. Without callers they are the calling thread's own. */
    public <T> T on(List<Caller> callers, Supplier<T> action) {
        if (callers.isEmpty()) {
            return action.get();
        }
        List<Caller> before = bound.get();
        bound.set(callers);
        try {
            return action.get();
        } finally {
            if (before == null) {
                bound.remove();
            } else {
                bound.set(before);
            }
        }
    }
}
