package dev.larder.runtime.internal.command;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Takes the steps of one asynchronous call on the thread that waits for its end, so that what they call runs where a
 * blocking caller expects it. No step runs on another thread, and no two at a time.
 *
 * <p>A virtual thread that waits here is not pinned.
 */
public final class CallingThread implements Executor {

    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();

    private final Thread thread = Thread.currentThread();

    private final WaitStrategy yielding;

    private boolean interrupted;

    /**
     * Takes the steps of a call on the current thread.
     *
     * @param yielding what it does before it sleeps
     */
    public CallingThread(WaitStrategy yielding) {
        this.yielding = yielding;
    }

    @Override
    public void execute(Runnable step) {
        steps.add(step);
    }

    /** Returns the thread. */
    public Thread thread() {
        return thread;
    }

    /**
     * Takes steps until the end; returns or throws what it ended with. Steps run with the interrupt flag that the thread
     * has; an interrupt cuts no step short that does not look at it.
     *
     * @param onInterrupt called when the thread is found interrupted
     */
    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // the caller says what its steps throw
    public <T extends @Nullable Object, X extends Throwable> T await(CompletableFuture<T> end, Runnable onInterrupt)
            throws X {
        end.whenComplete((value, failure) -> steps.add(() -> {}));
        try {
            while (!end.isDone()) {
                take(onInterrupt).run();
                interrupted |= Thread.interrupted();
            }
            return end.get();
        } catch (ExecutionException e) {
            throw (X) (e.getCause() == null ? e : CallerFuture.cause(e.getCause()));
        } catch (InterruptedException e) {
            throw new AssertionError("get() of a completed future was interrupted", e);
        } finally {
            restoreInterrupt();
        }
    }

    private Runnable take(Runnable onInterrupt) {
        WaitStrategy.Wait wait = yielding.begin(() -> !steps.isEmpty());
        try {
            while (true) {
                try {
                    Runnable step = steps.take();
                    restoreInterrupt();
                    return step;
                } catch (InterruptedException e) {
                    interrupted = true;
                    onInterrupt.run();
                }
            }
        } finally {
            yielding.end(wait);
        }
    }

    private void restoreInterrupt() {
        if (interrupted) {
            interrupted = false;
            thread.interrupt();
        }
    }
}
