package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.time.Timer;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fails each command that exceeds its timeout.
 *
 * <p>All commands have the same timeout, so they expire in the order in which they were sent. A plain queue of them costs a
 * hit some nanoseconds; a timer task for each command would cost it a lock. One sweep is scheduled at a time, for the oldest
 * command that is not settled. Thread-safe.
 */
final class Deadline {

    /** Number of keys for which a command gets its timeout once more, since they take longer on the way. */
    private static final int KEYS_PER_TIME = 1000;

    private final Duration time;

    private final long nanos;

    private final Timer timer;

    private final Queue<Watch> watches = new ConcurrentLinkedQueue<>();

    /** The commands with more time than the others. */
    private final Set<Watch> longWatches = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean sweeping = new AtomicBoolean();

    private volatile boolean closed;

    Deadline(Duration time, Timer timer) {
        this.time = time;
        this.nanos = time.toNanos();
        this.timer = timer;
    }

    /**
     * Sends a command. It fails when the timeout ends, unless it is settled by then.
     *
     * @param sender sends the command to the store
     * @param keys number of its keys; the command has the timeout once more for each {@value #KEYS_PER_TIME} of them
     */
    <T extends @Nullable Object> Command<T> send(
            OutcomeHandler<T> handler, Supplier<CompletionStage<T>> sender, int keys) {
        Command<T> command = new Command<>(handler);
        command.send(sender);
        if (!command.isDone()) {
            watch(command, 1 + keys / KEYS_PER_TIME);
        }
        return command;
    }

    private void watch(Command<?> command, int times) {
        Watch watch = new Watch(command, timer.nanoTime() + times * nanos);
        command.watchedBy(watch);
        if (times == 1) {
            forgetSettled();
            watches.add(watch);
            beginSweeping();
        } else {
            longWatches.add(watch);
            timer.after(times * nanos, () -> {
                longWatches.remove(watch);
                watch.expire(time.multipliedBy(times));
            });
        }
        if (closed) {
            watch.abandon();
        }
    }

    /** Fails the commands that are not settled, and each later one that is not settled at once: the timer ends. */
    void close() {
        closed = true;
        watches.forEach(Watch::abandon);
        longWatches.forEach(Watch::abandon);
    }

    /** Removes up to two settled commands for each one that is added, so that the queue stays short. */
    private void forgetSettled() {
        for (int i = 0; i < 2; i++) {
            Watch oldest = watches.peek();
            if (oldest == null || oldest.command != null) {
                return;
            }
            watches.remove(oldest);
        }
    }

    private void beginSweeping() {
        if (!sweeping.get() && sweeping.compareAndSet(false, true)) {
            sweep();
        }
    }

    private void sweep() {
        long now = timer.nanoTime();
        Watch oldest = watches.peek();
        while (oldest != null && (oldest.command == null || now - oldest.end >= 0)) {
            // Not poll(), since other threads remove settled commands too.
            watches.remove(oldest);
            oldest.expire(time);
            oldest = watches.peek();
        }
        if (oldest != null) {
            timer.after(oldest.end - now, this::sweep);
            return;
        }
        sweeping.set(false);
        if (!watches.isEmpty()) {
            beginSweeping();
        }
    }

    /** One command and the end of its timeout. */
    private static final class Watch implements Command.Watch {

        /** Cleared when the command is settled, so that its value is not held until the timeout ends. */
        private volatile @Nullable Command<?> command;

        private final long end;

        Watch(Command<?> command, long end) {
            this.command = command;
            this.end = end;
        }

        @Override
        public void end() {
            command = null;
        }

        private void expire(Duration time) {
            Command<?> late = command;
            if (late != null) {
                late.expire(time);
            }
        }

        private void abandon() {
            Command<?> unsettled = command;
            if (unsettled != null) {
                unsettled.abandon(BypassException.closedWhileWaiting());
            }
        }
    }
}
