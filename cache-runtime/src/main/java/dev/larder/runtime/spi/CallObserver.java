package dev.larder.runtime.spi;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Observes the work behind calls: loads, refreshes, updates and evictions. An integration with tracing implements it, so
 * that each of them becomes a span below the caller's.
 *
 * <p>A call that is answered by a stored value begins no work. Only asynchronous calls and calls for several keys ask for
 * their {@link #caller} before they know whether there is any. No method may throw. Implementations are thread-safe.
 */
@FunctionalInterface
public interface CallObserver {

    /** Returns the context of the calling thread, for work that may begin on another thread. */
    Caller caller();

    /** Returns the observer of the commands that the work and the reads of values send; none by default. */
    default CommandObserver commands() {
        return CommandObserver.none();
    }

    /** Returns an observer that does nothing. */
    static CallObserver none() {
        enum Unobserved implements Caller, Work, Scope {
            INSTANCE;

            @Override
            public Work begin(Kind kind, String method) {
                return this;
            }

            @Override
            public Scope enter() {
                return this;
            }

            @Override
            public Executor on(Executor executor) {
                return executor;
            }

            @Override
            public void end(@Nullable Throwable failure) {}

            @Override
            public void close() {}
        }
        return () -> Unobserved.INSTANCE;
    }

    /** The kinds of work. */
    enum Kind {
        /** A loader is called, and its caller waits for the value. */
        LOAD,
        /** A loader is called in the background, and no caller waits. */
        REFRESH,
        /** A loader is called by the auditor, and no caller waits. */
        AUDIT,
        /** An {@code @Updates} method is called. */
        UPDATE,
        /** Keys are removed from the store. */
        EVICT
    }

    /** The context in which a call was made. */
    interface Caller {

        /**
         * Begins work below this context, on any thread. The work ends exactly once.
         *
         * @param method the name of the method, as in statistics: {@code UserService.find}
         */
        Work begin(Kind kind, String method);

        /** Makes this context the calling thread's until the scope is closed. */
        Scope enter();

        /** Returns an executor that runs each step in this context. */
        @SuppressWarnings("try") // the scope is closed, and not used otherwise
        default Executor on(Executor executor) {
            return step -> executor.execute(() -> {
                try (Scope scope = enter()) {
                    step.run();
                }
            });
        }
    }

    /** Work that has begun. */
    interface Work {

        /** Makes the work the calling thread's context until the scope is closed; on the thread that carries it out. */
        Scope enter();

        /**
         * Ends the work, on any thread.
         *
         * @param failure what it ended with; {@code null} when it succeeded
         */
        void end(@Nullable Throwable failure);
    }

    /** The time for which a context is a thread's. Closed on the thread that entered. */
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
