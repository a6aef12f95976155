package dev.larder.runtime.rxjava;

import io.reactivex.rxjava3.core.Maybe;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Converts between {@link Maybe} and asynchronous calls through the cache. Generated code uses it for methods that return one.
 * Thread-safe.
 *
 * <pre>{@code
 * return Maybes.cached(() -> find.get(find.key(id), () -> Maybes.future(delegate.find(id))));
 * }</pre>
 */
@SuppressWarnings("exports") // callers of it have that module
public final class Maybes {

    private Maybes() {}

    /**
     * Returns a cold {@link Maybe}: each subscription makes its own call. It is empty when the call returns {@code null},
     * and fails with the exception of the call. It emits on a thread of the {@code Larder}'s executor. Disposing of a
     * subscription ends only its wait; a load that has begun continues.
     */
    @SuppressWarnings("NullAway") // a null result makes it empty
    public static <V> Maybe<V> cached(Supplier<? extends CompletionStage<@Nullable V>> call) {
        return Maybe.defer(() -> Maybe.fromCompletionStage(call.get()));
    }

    /** Subscribes, and returns the emitted value, or {@code null} when the {@code Maybe} is empty. */
    @SuppressWarnings("NullAway") // null stands for empty
    public static <V> CompletionStage<@Nullable V> future(Maybe<V> maybe) {
        return maybe.toCompletionStage(null);
    }
}
