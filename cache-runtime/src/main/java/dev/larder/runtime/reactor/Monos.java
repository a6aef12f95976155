package dev.larder.runtime.reactor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Makes a {@link Mono} of an asynchronous call through the cache, and the other way round: what generated code does for
 * methods that return one.
 *
 * <pre>{@code
 * return Monos.cached(context -> find.get(find.key(id), () -> Monos.future(delegate.find(id), context)));
 * }</pre>
 */
@SuppressWarnings("exports") // who calls it has the module that it is for
public final class Monos {

    private Monos() {}

    /**
     * Returns a cold {@link Mono}: each subscription makes the call anew, with its own context. It is empty when the call
     * gives {@code null}, and fails with what the call failed with. It emits on a thread of the {@code Larder}'s executor.
     * Cancelling a subscription ends its waiting; a load that has begun goes on.
     */
    public static <V> Mono<V> cached(Function<ContextView, ? extends CompletionStage<? extends @Nullable V>> call) {
        return Mono.deferContextual(context -> Mono.fromCompletionStage(() -> call.apply(context)));
    }

    /**
     * Subscribes, and returns what is emitted, or {@code null} when nothing is.
     *
     * @param context what the subscription sees, besides what the {@code Mono} itself writes: that of the subscriber who
     *     made the call. Others who wait for the same load share what came of it, not their contexts
     */
    @SuppressWarnings("NullAway") // null stands for empty
    public static <V> CompletableFuture<@Nullable V> future(Mono<V> mono, ContextView context) {
        return mono.contextWrite(context).toFuture();
    }
}
