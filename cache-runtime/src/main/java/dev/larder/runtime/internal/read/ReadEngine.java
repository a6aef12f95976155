package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.audit.MethodAudits;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.binding.NearValues;
import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.BlockingStore;
import dev.larder.runtime.internal.command.WaitStrategy;
import dev.larder.runtime.internal.flight.Flights;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.internal.time.WaitBudget;
import dev.larder.runtime.internal.transaction.TransactionWork;
import dev.larder.runtime.internal.transaction.TransactionWork.Access;
import dev.larder.runtime.spi.CallObserver;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts that the reads of all methods share.
 *
 * @param blocking the store for the {@code GET} of a blocking hit
 * @param async the store for everything else
 * @param waiting how blocking callers wait
 * @param waitBudgets makes the budget of one call for waiting for the loads of others
 * @param executor runs the steps of asynchronous calls
 * @param observer observes loads
 * @param background runs loads that no caller lends its own thread
 * @param refreshGate holds the keys that are refreshed now
 */
public record ReadEngine(
        BlockingStore blocking,
        AsyncStore async,
        WaitStrategy waiting,
        Flights flights,
        Supplier<WaitBudget> waitBudgets,
        TransactionWork transactions,
        Executor executor,
        Timekeeper time,
        CallObserver observer,
        BackgroundLoads background,
        RefreshGate refreshGate) {

    /** Returns the access to the cache of a call that begins on this thread. */
    Access access(BoundMethod<?> method) {
        return method.enabled() ? transactions.access() : Access.NONE;
    }

    /**
     * Returns the values that a call on this thread may read and keep near. There are none inside a transaction, which reads what is
     * committed now.
     */
    <V> @Nullable NearValues<V> near(BoundMethod<V> method) {
        NearValues<V> near = method.near();
        return near == null || transactions.isActive() ? null : near;
    }

    /**
     * Returns the audits of a method that shall audit the hit of a call on this thread; {@code null} for most hits, and inside a
     * transaction.
     */
    <V> @Nullable MethodAudits<V> draw(BoundMethod<V> method) {
        MethodAudits<V> audits = method.audits();
        return audits == null || !audits.isDrawn() || transactions.isActive() ? null : audits;
    }

    /** Returns whether another thread may load for a call that begins on this one: it may not for a transaction. */
    boolean allowsOtherThreads(BoundMethod<?> method) {
        return method.enabled() && !transactions.isActive();
    }
}
