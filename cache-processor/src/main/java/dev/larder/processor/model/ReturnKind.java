package dev.larder.processor.model;

/** How a method hands over its result. */
public enum ReturnKind {
    /** It returns the result itself. */
    DIRECT,
    /** A {@code CompletionStage} of it. */
    STAGE,
    /** A {@code CompletableFuture} of it. */
    FUTURE,
    /** A Reactor {@code Mono} of it. */
    MONO,
    /** An RxJava {@code Single} of it. */
    SINGLE,
    /** An RxJava {@code Maybe} of it. */
    MAYBE,
    /** An RxJava {@code Completable}: the end of the call, without a result. */
    COMPLETABLE;

    public boolean isDirect() {
        return this == DIRECT;
    }
}
