package dev.larder.runtime.redisson.batching;

import dev.larder.runtime.spi.CommandObserver.Caller;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A request that waits to be sent or for its answer. It is the future of one caller, which that caller may cancel. */
final class PendingRequest<Q, A> extends CompletableFuture<A> {

    private final Q request;

    private final List<Caller> callers;

    /** @param callers who asks, for an observer; none when nobody observes */
    PendingRequest(Q request, List<Caller> callers) {
        this.request = request;
        this.callers = callers;
    }

    Q request() {
        return request;
    }

    List<Caller> callers() {
        return callers;
    }
}
