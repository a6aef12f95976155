package dev.larder.runtime.redisson.batching;

import java.util.concurrent.CompletableFuture;

/** A request that waits to be sent or for its answer. It is the future of one caller, which that caller may cancel. */
final class PendingRequest<Q, A> extends CompletableFuture<A> {

    private final Q request;

    PendingRequest(Q request) {
        this.request = request;
    }

    Q request() {
        return request;
    }
}
