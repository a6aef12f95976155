package dev.larder.runtime.internal.outage;

import org.jspecify.annotations.Nullable;

/** The outcome of a command counts for nothing but itself: that of a ping. */
final class Uncounted<T extends @Nullable Object> implements Consequence<T> {

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
}
