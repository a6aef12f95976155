package dev.larder.runtime.redisson.batching;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sends requests of one kind, alone or several in one command. No method blocks or throws; failures complete the future.
 *
 * @param <Q> a request
 * @param <A> its answer
 */
interface BatchSender<Q, A> {

    CompletableFuture<A> sendOne(Q request);

    /**
     * Sends requests together; returns their answers in the same order. Fails with
     * {@link dev.larder.runtime.redisson.command.MultiKeyRefusedException} when the server may answer each alone.
     */
    CompletableFuture<List<A>> sendSeveral(List<Q> requests);

    /** Returns the maximum number of requests in a command. */
    int maxBatch();

    /** Returns about how many bytes a request and its answer took. */
    long weight(Q request, A answer);
}
