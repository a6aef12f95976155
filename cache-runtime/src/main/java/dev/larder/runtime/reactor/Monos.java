package dev.larder.runtime.reactor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Converts between {@link Mono} and asynchronous calls through the cache. Generated code uses it for methods that return one.
 * Thread-safe.
 *
 * <pre>{@code
 * return Monos.cached(context -> find.get(find.key(id), () -> Monos.future(delegate.find(id), context)));
 * }</pre>
 */
@SuppressWarnings("exports") // callers of it have that module
public final class Monos {

    private Monos() {}

    /**
     * Returns a cold {@link Mono}: each subscription makes its own call, with its own context. It is empty when the call
     * returns {@code null}, and fails with the exception of the call. It emits on a thread of the {@code Larder}'s executor.
     * Cancelling a subscription ends only its wait; a load that has begun continues.
     */
    public static <V> Mono<V> cached(Function<ContextView, ? extends CompletionStage<? extends @Nullable V>> call) {
        return Mono.deferContextual(context -> Mono.fromCompletionStage(() -> call.apply(context)));
    }

    /**
     * Subscribes, and returns the emitted value, or {@code null} when the {@code Mono} is empty.
     *
     * @param context the context of the subscriber that made the call. Others that wait for the same load share its outcome,
     *     but not its context
     */
    @SuppressWarnings("NullAway") // null stands for empty
    public static <V> CompletableFuture<@Nullable V> future(Mono<V> mono, ContextView context) {
        return mono.contextWrite(context).toFuture();
    }
}
