package dev.larder.processor.model;

/** The way in which a method returns its result. */
public enum ReturnKind {
    /** The result itself. */
    DIRECT,
    /** A {@code CompletionStage} of the result. */
    STAGE,
    /** A {@code CompletableFuture} of the result. */
    FUTURE,
    /** A Reactor {@code Mono} of the result. */
    MONO,
    /** An RxJava {@code Single} of the result. */
    SINGLE,
    /** An RxJava {@code Maybe} of the result. */
    MAYBE,
    /** An RxJava {@code Completable}, which has no result. */
    COMPLETABLE;

    public boolean isDirect() {
        return this == DIRECT;
    }
}
