package dev.larder.runtime.rxjava;

import io.reactivex.rxjava3.core.Maybe;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Maybe} of an asynchronous call through the cache, and the other way round: what generated code does for
 * methods that return one.
 *
 * <pre>{@code
 * return Maybes.cached(() -> find.get(find.key(id), () -> Maybes.future(delegate.find(id))));
 * }</pre>
 */
@SuppressWarnings("exports") // who calls it has the module that it is for
public final class Maybes {

    private Maybes() {}

    /**
     * Returns a cold {@link Maybe}: each subscription makes the call anew. It is empty when the call gives {@code null},
     * and fails with what the call failed with. It emits on a thread of the {@code Larder}'s executor. Disposing of a
     * subscription ends its waiting; a load that has begun goes on.
     */
    @SuppressWarnings("NullAway") // a null result makes it empty
    public static <V> Maybe<V> cached(Supplier<? extends CompletionStage<@Nullable V>> call) {
        return Maybe.defer(() -> Maybe.fromCompletionStage(call.get()));
    }

    /** Subscribes, and returns what is emitted, or {@code null} when nothing is. */
    @SuppressWarnings("NullAway") // null stands for empty
    public static <V> CompletionStage<@Nullable V> future(Maybe<V> maybe) {
        return maybe.toCompletionStage(null);
    }
}
