package dev.larder.runtime.internal.read;

import dev.larder.runtime.method.AsyncLoader;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Begins the loads of calls that have no key. */
final class Keyless {

    private Keyless() {}

    /** Returns the future of a load. It fails with what the loader throws. */
    static <T extends @Nullable Object> CompletableFuture<T> load(AsyncLoader<? extends T> loader) {
        try {
            return loader.load().<T>thenApply(value -> value).toCompletableFuture();
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
