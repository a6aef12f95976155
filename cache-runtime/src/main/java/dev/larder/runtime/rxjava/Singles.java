package dev.larder.runtime.rxjava;

import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Converts between {@link Single} and asynchronous calls through the cache. Generated code uses it for methods that return one.
 * Thread-safe.
 *
 * <pre>{@code
 * return Singles.cached(() -> find.get(find.key(id), () -> Singles.future(delegate.find(id))));
 * }</pre>
 */
@SuppressWarnings("exports") // callers of it have that module
public final class Singles {

    private Singles() {}

    /**
     * Returns a cold {@link Single}: each subscription makes its own call. It fails with the exception of the call. It
     * emits on a thread of the {@code Larder}'s executor. Disposing of a subscription ends only its wait; a load that has
     * begun continues.
     */
    @SuppressWarnings("NullAway") // a Single never emits null
    public static <V> Single<V> cached(Supplier<? extends CompletionStage<@Nullable V>> call) {
        return Single.defer(() -> Single.fromCompletionStage(call.get()));
    }

    /** Subscribes, and returns the emitted value. */
    public static <V> CompletionStage<V> future(Single<V> single) {
        return single.toCompletionStage();
    }
}
