package dev.larder.runtime.internal.command;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of one asynchronous call on the thread that waits for the call. So loaders run on the thread of their blocking
 * caller. Steps run one at a time.
 *
 * <p>A virtual thread that waits here is not pinned.
 */
public final class CallingThread implements Executor {

    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();

    private final Thread thread = Thread.currentThread();

    private final WaitStrategy waiting;

    private boolean interrupted;

    /**
     * Returns an executor that runs its steps on the current thread.
     *
     * @param waiting decides whether the thread yields before it sleeps
     */
    public CallingThread(WaitStrategy waiting) {
        this.waiting = waiting;
    }

    @Override
    public void execute(Runnable step) {
        steps.add(step);
    }

    /** Returns the thread that runs the steps. */
    public Thread thread() {
        return thread;
    }

    /**
     * Runs steps until the future completes; returns its value or throws its failure. Steps see the interrupt flag of the
     * thread. An interrupt does not end the wait.
     *
     * @param onInterrupt called when the waiting thread is interrupted
     */
    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // the caller declares what its steps throw
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
        WaitStrategy.Wait wait = waiting.begin(() -> !steps.isEmpty());
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
            waiting.end(wait);
        }
    }

    private void restoreInterrupt() {
        if (interrupted) {
            interrupted = false;
            thread.interrupt();
        }
    }
}
