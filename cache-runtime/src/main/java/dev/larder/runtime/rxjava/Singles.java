package dev.larder.runtime.rxjava;

import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Single} of an asynchronous call through the cache, and the other way round: what generated code does for
 * methods that return one.
 *
 * <pre>{@code
 * return Singles.cached(() -> find.get(find.key(id), () -> Singles.future(delegate.find(id))));
 * }</pre>
 */
@SuppressWarnings("exports") // who calls it has the module that it is for
public final class Singles {

    private Singles() {}

    /**
     * Returns a cold {@link Single}: each subscription makes the call anew. It fails with what the call failed with. It
     * emits on a thread of the {@code Larder}'s executor. Disposing of a subscription ends its waiting; a load that has
     * begun goes on.
     */
    @SuppressWarnings("NullAway") // what a Single loads is never null
    public static <V> Single<V> cached(Supplier<? extends CompletionStage<@Nullable V>> call) {
        return Single.defer(() -> Single.fromCompletionStage(call.get()));
    }

    /** Subscribes, and returns what is emitted. */
    public static <V> CompletionStage<V> future(Single<V> single) {
        return single.toCompletionStage();
    }
}
