package dev.larder.test.race;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A call of a race on a thread of its own, which stands before each of its steps until it may make it. Thread-safe. */
final class Lane {

    /** Time after which a thread that waits elsewhere than at a step counts as blocked. */
    private static final long BLOCKED_NANOS = 20_000_000;

    /** Maximum time that a blocked call waits, when nobody else can go on. */
    private static final long PROGRESS_NANOS = 5_000_000_000L;

    private static final int CHECK_MILLIS = 1;

    private enum State {
        RUNNING,
        AT_STEP,
        DONE
    }

    /** Ends the thread of an order that is given up. */
    private static final class AbandonedError extends Error {
        private static final long serialVersionUID = 1L;

        AbandonedError() {
            super("this order of the race was given up", null, false, false);
        }
    }

    private final int number;

    private final String name;

    private State state = State.RUNNING;

    private boolean abandoned;

    private @Nullable Throwable failure;

    private volatile @Nullable Thread thread;

    Lane(int number, String name) {
        this.number = number;
        this.name = name;
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    boolean isMine() {
        return Thread.currentThread() == thread;
    }

    synchronized boolean isAtStep() {
        return state == State.AT_STEP;
    }

    synchronized boolean isDone() {
        return state == State.DONE;
    }

    synchronized @Nullable Throwable failure() {
        return failure;
    }

    void start(Callable<?> call) {
        Thread started = new Thread(() -> run(call), "race: " + name);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run(Callable<?> call) {
        Throwable thrown = null;
        try {
            call.call();
        } catch (Exception | Error e) {
            thrown = e;
        }
        synchronized (this) {
            failure = thrown instanceof AbandonedError ? null : thrown;
            state = State.DONE;
            notifyAll();
        }
    }

    /** Stands at a step until {@link #proceed}. Called by the call itself. */
    synchronized void awaitTurn() throws InterruptedException {
        state = State.AT_STEP;
        notifyAll();
        while (state == State.AT_STEP && !abandoned) {
            wait();
        }
        if (abandoned) {
            throw new AbandonedError();
        }
    }

    synchronized void proceed() {
        state = State.RUNNING;
        notifyAll();
    }

    synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    /** Waits until the call stands at a step, has ended, or waits for something else. */
    void awaitSettled() throws InterruptedException {
        await(BLOCKED_NANOS, true);
    }

    /** Waits until the call stands at a step or has ended; returns whether it does. */
    boolean awaitProgress() throws InterruptedException {
        await(PROGRESS_NANOS, false);
        return isAtStep() || isDone();
    }

    private synchronized void await(long nanos, boolean onlyWhileBlocked) throws InterruptedException {
        long since = System.nanoTime();
        while (state == State.RUNNING && System.nanoTime() - since < nanos) {
            if (onlyWhileBlocked && !isBlocked()) {
                since = System.nanoTime();
            }
            wait(CHECK_MILLIS);
        }
    }

    private boolean isBlocked() {
        Thread running = thread;
        Thread.State now = running == null ? Thread.State.NEW : running.getState();
        return now == Thread.State.WAITING || now == Thread.State.TIMED_WAITING || now == Thread.State.BLOCKED;
    }
}
