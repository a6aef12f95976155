package dev.larder.runtime.internal.command;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Lets other threads run before one that waits is put to sleep. With more callers than processors the answer is often
 * there when the caller's turn comes again, and nobody had to put it to sleep and to wake it, which costs more than all the
 * rest of a hit. Where few callers wait, nobody yields.
 *
 * <p>A thread that yields is taken to have had its share, and gets its turn later than one that slept. Where others
 * compute, or the network's threads are busy on the same processor, that may be milliseconds. So a caller for whom a yield,
 * or the whole wait after yields, took longer than those who wait with it account for <em>rests</em>: it sleeps at once
 * for a while, a longer one each time that this happens again.
 *
 * <p>What is remembered of a thread is shared by all whose ids leave the same remainder, and may lose an update; both only
 * make somebody rest who need not, or the other way round. Thread-safe.
 */
public final class Yielding {

    /** How many threads are told apart. */
    static final int RESTS = 256;

    /** More of them seldom end the wait, and each may be the one that takes long. */
    private static final int YIELDS = 2;

    /** How many callers must wait for each processor before they yield; fewer find it idle. */
    private static final int CROWD = 2;

    /** How long a wait may always take: some dozens of callers have their turns in that time. */
    private static final long SWIFT_NANOS = TimeUnit.MICROSECONDS.toNanos(700);

    /** How long a wait may take for each caller of the processor that waits at the same time. */
    private static final long TURN_NANOS = TimeUnit.MICROSECONDS.toNanos(32);

    private static final long SHORTEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private static final long NO_TIME = 0;

    private final LongSupplier nanoTime;

    private final Runnable giveWay;

    private final int processors;

    private final LongAdder waiting = new LongAdder();

    private final Rest[] rests = Stream.generate(Rest::new).limit(RESTS).toArray(Rest[]::new);

    public Yielding() {
        this(System::nanoTime, Thread::yield, Runtime.getRuntime().availableProcessors());
    }

    Yielding(LongSupplier nanoTime, Runnable giveWay, int processors) {
        this.nanoTime = nanoTime;
        this.giveWay = giveWay;
        this.processors = processors;
    }

    /**
     * Begins a wait. Yields a few times, until there is an answer; returns soon, with or without one.
     *
     * @return what {@link #end} needs to know
     */
    long begin(BooleanSupplier answered) {
        waiting.increment();
        if (answered.getAsBoolean() || waiting.sum() <= CROWD * processors) {
            return NO_TIME;
        }
        Rest rest = restOfThisThread();
        long start = nanoTime.getAsLong();
        if (rest.lasts(start)) {
            return NO_TIME;
        }
        long before = start;
        for (int i = 0; i < YIELDS; i++) {
            giveWay.run();
            long now = nanoTime.getAsLong();
            if (isSlow(now - before)) {
                rest.begin(now);
                return NO_TIME;
            }
            if (answered.getAsBoolean()) {
                rest.shorten();
                return NO_TIME;
            }
            before = now;
        }
        return start;
    }

    /**
     * Ends a wait, however it ended, and learns from one for which yielding was not enough.
     *
     * @param start what {@link #begin} returned
     */
    void end(long start) {
        if (start != NO_TIME) {
            long now = nanoTime.getAsLong();
            if (isSlow(now - start)) {
                restOfThisThread().begin(now);
            }
        }
        waiting.decrement();
    }

    private boolean isSlow(long nanos) {
        return nanos > SWIFT_NANOS && nanos > waiting.sum() * TURN_NANOS / processors;
    }

    private Rest restOfThisThread() {
        return rests[(int) (Thread.currentThread().getId() % RESTS)];
    }

    /** When a thread yields no more, and for how long it does so the next time. */
    private static final class Rest {

        private long nanos;

        private long end;

        boolean lasts(long now) {
            return nanos != 0 && now - end < 0;
        }

        void begin(long now) {
            nanos = Math.min(LONGEST_REST_NANOS, Math.max(SHORTEST_REST_NANOS, 2 * nanos));
            end = now + nanos;
        }

        void shorten() {
            nanos /= 2;
        }
    }
}
