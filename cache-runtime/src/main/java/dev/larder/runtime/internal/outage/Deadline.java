package dev.larder.runtime.internal.outage;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Expires the commands that take longer than so long.
 *
 * <p>Since all have the same time, they expire in the order in which they came: a plain queue serves, which costs a hit
 * some nanoseconds where a timer for each command would cost it a lock. One sweep is scheduled at a time, for the oldest
 * command that is still waited for. Thread-safe.
 */
final class Deadline {

    /** Keys for which a command is given its time once more: so many take that much longer on the way. */
    private static final int KEYS_PER_TIME = 1000;

    private final Duration time;

    private final long nanos;

    private final Timer timer;

    private final Queue<Watch> watches = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean sweeping = new AtomicBoolean();

    Deadline(Duration time, Timer timer) {
        this.time = time;
        this.nanos = time.toNanos();
        this.timer = timer;
    }

    /**
     * Sends a command, which expires when its time is over, unless it is settled by then.
     *
     * @param sender gives the store's answer
     * @param keys how many it concerns; it has its time once more for each {@value #KEYS_PER_TIME} of them
     */
    <T extends @Nullable Object> Command<T> send(
            Consequence<T> consequence, Supplier<CompletionStage<T>> sender, int keys) {
        Command<T> command = new Command<>(consequence);
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
            timer.after(times * nanos, () -> watch.expire(time.multipliedBy(times)));
        }
    }

    /** Keeps the queue about as long as there are commands under way: takes away more than is added. */
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
            // Not poll(): others take away settled ones meanwhile.
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

    /** One command and the end of its time. */
    static final class Watch {

        /** Given up when the command is settled, so that a swift one's values aren't held until its time is over. */
        private volatile @Nullable Command<?> command;

        private final long end;

        Watch(Command<?> command, long end) {
            this.command = command;
            this.end = end;
        }

        void end() {
            command = null;
        }

        private void expire(Duration time) {
            Command<?> late = command;
            if (late != null) {
                late.expire(time);
            }
        }
    }
}
