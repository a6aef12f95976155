package dev.larder.runtime.internal.audit;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Loads the value of one key once more, by the loader and with the arguments of the call that was answered. It is called on a thread
 * of the auditor, after that call has returned.
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface Source<V> {

    /** Returns a stage of the value; {@code null} when there is none. */
    CompletionStage<? extends @Nullable V> load() throws Throwable;
}
