package dev.larder.runtime.method;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Begins to load a value, or to carry out a method, without blocking.
 *
 * @param <R> the type of the value; {@code null} means that there is none
 */
@FunctionalInterface
public interface AsyncLoader<R extends @Nullable Object> {

    /**
     * Begins; must not block.
     *
     * @return the stage of the value; never {@code null} itself
     * @throws Exception as if the stage had failed with it
     */
    CompletionStage<? extends R> load() throws Exception;
}
