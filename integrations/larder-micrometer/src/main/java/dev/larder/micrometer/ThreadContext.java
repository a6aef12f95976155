package dev.larder.micrometer;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;

/** Carries what belongs to a thread to others: everything that {@code context-propagation} knows, where it is there. */
@FunctionalInterface
interface ThreadContext {

    /** Takes what belongs to the calling thread. */
    Captured capture();

    static ThreadContext best() {
        try {
            return propagated(ContextSnapshotFactory.builder().build());
        } catch (NoClassDefFoundError absent) {
            Captured nothing = () -> () -> {};
            return () -> nothing;
        }
    }

    private static ThreadContext propagated(ContextSnapshotFactory factory) {
        return () -> {
            Thread captured = Thread.currentThread();
            ContextSnapshot snapshot = factory.captureAll();
            return () -> {
                if (Thread.currentThread() == captured) {
                    return () -> {};
                }
                ContextSnapshot.Scope scope = snapshot.setThreadLocals();
                return scope::close;
            };
        };
    }

    /** The context of a thread at one moment. */
    @FunctionalInterface
    interface Captured {
        /** Makes it the calling thread's, until that is closed. */
        Restored restore();
    }

    /** Ends what was restored. */
    @FunctionalInterface
    interface Restored {
        void close();
    }
}
