package dev.larder.runtime.internal.outage;

import org.jspecify.annotations.Nullable;

/** Handles the outcome of a {@link Command}. One of the first three methods is called once, before the command completes. */
interface OutcomeHandler<T extends @Nullable Object> {

    /** The store answered in time. */
    void succeeded(T value);

    /**
     * The store failed or did not answer in time.
     *
     * @return the exception that the caller learns
     */
    Throwable failed(Throwable failure);

    /**
     * The command was given up, by its caller or because the cache is closed.
     *
     * @return the exception that the caller learns
     */
    Throwable abandoned(Throwable failure);

    /** The store answered after the command had failed. */
    void late(T value);

    /** Returns a handler that does nothing. */
    static <T extends @Nullable Object> OutcomeHandler<T> none() {
        return new OutcomeHandler<>() {
            @Override
            public void succeeded(T value) {}

            @Override
            public Throwable failed(Throwable failure) {
                return failure;
            }

            @Override
            public Throwable abandoned(Throwable failure) {
                return failure;
            }

            @Override
            public void late(T value) {}
        };
    }
}
