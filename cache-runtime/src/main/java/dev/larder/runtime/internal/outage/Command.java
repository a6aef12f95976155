package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.NoAnswerException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One command to the store. It is settled once: by the store's answer, by its deadline, or by a caller that cancels it.
 *
 * <p>The outcome handler runs <em>before</em> the future completes. So an eviction is pending by the time its caller learns
 * that it failed.
 */
final class Command<T extends @Nullable Object> extends CompletableFuture<T> {

    @SuppressWarnings("rawtypes")
    private static final AtomicIntegerFieldUpdater<Command> SETTLED =
            AtomicIntegerFieldUpdater.newUpdater(Command.class, "settled");

    private final OutcomeHandler<T> handler;

    @SuppressWarnings("unused") // see SETTLED
    private volatile int settled;

    private volatile @Nullable Watch watch;

    Command(OutcomeHandler<T> handler) {
        this.handler = handler;
    }

    /** Sends this command. */
    @SuppressWarnings("FutureReturnValueIgnored") // this is what it completes
    void send(Supplier<CompletionStage<T>> sender) {
        CompletionStage<T> answer;
        try {
            answer = sender.get();
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                succeed(value);
            } else {
                fail(failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure);
            }
        });
    }

    private void succeed(T value) {
        if (!settle()) {
            handler.late(value);
            return;
        }
        handler.succeeded(value);
        complete(value);
    }

    private boolean fail(Throwable failure) {
        return settle() && super.completeExceptionally(handler.failed(failure));
    }

    /** Fails this command for a caller that has waited long enough, as {@link #orTimeout} does. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        return fail(failure);
    }

    void watchedBy(Watch watch) {
        this.watch = watch;
        if (settled != 0) {
            watch.end();
        }
    }

    /** Fails this command after the given time without an answer, unless it is settled. */
    void expire(Duration time) {
        fail(new NoAnswerException(time));
    }

    /** Fails this command, unless it is settled. It does not count as a failure of the store. */
    boolean abandon(Throwable reason) {
        return settle() && super.completeExceptionally(handler.abandoned(reason));
    }

    /** Abandons this command for a caller that does not wait any longer. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return abandon(new CancellationException("the caller gave up waiting"));
    }

    private boolean settle() {
        if (!SETTLED.compareAndSet(this, 0, 1)) {
            return false;
        }
        Watch watchNow = watch;
        if (watchNow != null) {
            watchNow.end();
        }
        return true;
    }

    /** Watches over this command's deadline. */
    interface Watch {

        /** The command is settled. */
        void end();
    }
}
