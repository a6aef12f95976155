package dev.larder.test.history;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.store.InterceptedStore;
import dev.larder.test.store.StoreCall;
import dev.larder.test.store.StoreCommand;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Tells a history what a store keeps and removes, and which commands fail. Reads and leases that succeed are told by the
 * events of methods already.
 */
final class RecordingStore extends InterceptedStore {

    private final CacheHistory history;

    RecordingStore(CacheStore inner, CacheHistory history) {
        super(inner);
        this.history = history;
    }

    @Override
    protected <T> CompletionStage<T> intercept(StoreCall<T> call) {
        // A stage of its own, so that the history is written before the caller goes on.
        return call.proceed().whenComplete((answer, failure) -> {
            if (failure == null) {
                succeeded(call, answer);
            } else if (call.command() != StoreCommand.PING) {
                history.happened(call, call.command() + " failed", String.valueOf(cause(failure)));
            }
        });
    }

    private void succeeded(StoreCall<?> call, @Nullable Object answer) {
        switch (call.command()) {
            case STORE ->
                history.happened(call, Boolean.TRUE.equals(answer) ? "stored" : "refused to store", call.detail());
            case STORE_MANY -> storedMany(call, (List<?>) Objects.requireNonNull(answer));
            case EVICT -> history.evicted(call, (Long) Objects.requireNonNull(answer));
            case EVICT_VALUE -> history.evicted(call, Boolean.TRUE.equals(answer) ? 1 : 0);
            case BEGIN_UPDATE, BEGIN_UPDATE_MANY -> history.happened(call, "emptied", "for an update");
            case EXPIRE -> history.happened(call, "prolonged", call.detail());
            default -> {}
        }
    }

    private void storedMany(StoreCall<?> call, List<?> stored) {
        long count = stored.stream().filter(Boolean.TRUE::equals).count();
        history.happened(call, "stored", count + " of " + stored.size());
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    @Override
    public String toString() {
        return inner().toString();
    }
}
