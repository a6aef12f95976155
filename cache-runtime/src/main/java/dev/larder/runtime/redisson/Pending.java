package dev.larder.runtime.redisson;

import java.util.concurrent.CompletableFuture;

/** A question that waits to be sent, or for its answer; its caller's own future, which the caller may cancel. */
final class Pending<Q, A> extends CompletableFuture<A> {

    private final Q question;

    Pending(Q question) {
        this.question = question;
    }

    Q question() {
        return question;
    }
}
