package dev.larder.runtime.spi;

import org.jspecify.annotations.Nullable;

/** Everything that {@link CallObserver#none} returns: does nothing. */
enum Unobserved implements CallObserver.Caller, CallObserver.Work, CallObserver.Scope {
    INSTANCE;

    static CallObserver.Caller caller() {
        return INSTANCE;
    }

    @Override
    public CallObserver.Work begin(CallObserver.Kind kind, String method) {
        return this;
    }

    @Override
    public CallObserver.Scope enter() {
        return this;
    }

    @Override
    public void end(@Nullable Throwable failure) {}

    @Override
    public void close() {}
}
