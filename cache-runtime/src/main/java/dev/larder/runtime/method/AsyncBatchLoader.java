package dev.larder.runtime.method;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Begins to load several values at once, without blocking; see {@link BatchLoader}.
 *
 * @param <K> the type of the ids
 * @param <R> what the stage gives: a map by id, or a collection of values; never {@code null}
 */
@FunctionalInterface
public interface AsyncBatchLoader<K, R> {

    /**
     * Begins to load; must not block.
     *
     * @param missing at least one id, in the order of the call and without repetitions; unmodifiable
     * @throws Exception as if the stage had failed with it
     */
    CompletionStage<? extends R> load(List<K> missing) throws Exception;
}
