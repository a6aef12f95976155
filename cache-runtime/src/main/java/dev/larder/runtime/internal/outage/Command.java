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
 * One command to the store: settled once, by the store's answer, by its deadline, or by a caller that cancels it.
 *
 * <p>What follows from the outcome is done <em>before</em> anybody learns of it: by the time a caller knows that its
 * eviction failed, the eviction is pending.
 */
final class Command<T extends @Nullable Object> extends CompletableFuture<T> {

    @SuppressWarnings("rawtypes")
    private static final AtomicIntegerFieldUpdater<Command> SETTLED =
            AtomicIntegerFieldUpdater.newUpdater(Command.class, "settled");

    private final Consequence<T> consequence;

    @SuppressWarnings("unused") // see SETTLED
    private volatile int settled;

    private volatile Deadline.@Nullable Watch watch;

    Command(Consequence<T> consequence) {
        this.consequence = consequence;
    }

    /** Sends it. */
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
            consequence.late(value);
            return;
        }
        consequence.succeeded(value);
        complete(value);
    }

    private boolean fail(Throwable failure) {
        return settle() && super.completeExceptionally(consequence.failed(failure));
    }

    /** Fails it on behalf of a caller that has waited long enough, as {@link #orTimeout} does. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        return fail(failure);
    }

    void watchedBy(Deadline.Watch watch) {
        this.watch = watch;
        if (settled != 0) {
            watch.end();
        }
    }

    /** Fails it, unless it is settled. */
    void expire(Duration time) {
        fail(new NoAnswerException(time));
    }

    /** Gives it up: as if it had failed, but nothing against the store. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return settle() && super.completeExceptionally(consequence.abandoned(new CancellationException("given up")));
    }

    private boolean settle() {
        if (!SETTLED.compareAndSet(this, 0, 1)) {
            return false;
        }
        Deadline.Watch watchNow = watch;
        if (watchNow != null) {
            watchNow.end();
        }
        return true;
    }
}
