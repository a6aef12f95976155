package dev.larder.runtime.internal.outage;

import org.jspecify.annotations.Nullable;

/** What follows from the outcome of a {@link Command}. Exactly one of the first three is called, before callers know. */
interface Consequence<T extends @Nullable Object> {

    /** The store answered in time. */
    void succeeded(T value);

    /**
     * The store failed or did not answer.
     *
     * @return what callers are told
     */
    Throwable failed(Throwable failure);

    /**
     * The caller gave up.
     *
     * @return what callers are told
     */
    Throwable abandoned(Throwable failure);

    /** The store answered after all, when nobody waited any more. */
    void late(T value);
}
