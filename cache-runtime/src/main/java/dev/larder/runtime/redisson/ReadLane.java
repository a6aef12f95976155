package dev.larder.runtime.redisson;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers reads of keys that one command may name together: those that arrive while others are under way go as one
 * command when a reply comes in. A read that finds nothing under way goes at once, by itself.
 *
 * <p><b>A read joins only a command that was not sent yet</b>: it takes its place in the queue first, and a command takes
 * reads from the queue before it is sent. So no read is answered with something older than its own start.
 *
 * <p><b>No read is forgotten.</b> Whoever adds a read tries to begin a batch afterwards, and whoever ends a batch gives
 * up its place first and then tries to begin another; so of two that race, at least one sees the read and a free place.
 *
 * <p>Each read has its own future and fails for its own reason: when the server refuses a command for several keys, each
 * is read alone. A command that gets no reply does not hold up those behind it for much longer than
 * {@value #STALL_MILLIS} ms.
 */
final class ReadLane {

    private static final long STALL_MILLIS = 20;

    private final KeyReader reader;

    /** Runs what it is given when a command under way now has kept others waiting for too long. */
    private final Executor afterStall;

    private final LongSupplier nanoTime;

    private final Queue<PendingRead> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicInteger underWay = new AtomicInteger();

    private final AtomicLong ended = new AtomicLong();

    private final AtomicBoolean guarded = new AtomicBoolean();

    private final BatchPace pace = new BatchPace();

    private final BatchLimit limit = new BatchLimit();

    ReadLane(KeyReader reader) {
        this(
                reader,
                CompletableFuture.delayedExecutor(STALL_MILLIS, TimeUnit.MILLISECONDS, Runnable::run),
                System::nanoTime);
    }

    ReadLane(KeyReader reader, Executor afterStall, LongSupplier nanoTime) {
        this.reader = reader;
        this.afterStall = afterStall;
        this.nanoTime = nanoTime;
    }

    PendingRead read(String key) {
        PendingRead read = new PendingRead(key);
        waiting.add(read);
        sendAllowed();
        return read;
    }

    private void sendAllowed() {
        while (!waiting.isEmpty()) {
            int now = underWay.get();
            if (now >= pace.allowed()) {
                guardAgainstStall();
                return;
            }
            if (underWay.compareAndSet(now, now + 1)) {
                sendNext();
            }
        }
    }

    /** Sends a batch in a place that the caller took. */
    private void sendNext() {
        ReadBatch batch = ReadBatch.takeFrom(waiting, limit.keys());
        List<String> keys = batch.keys();
        long sent = nanoTime.getAsLong();
        if (keys.isEmpty()) {
            underWay.decrementAndGet();
        } else if (keys.size() == 1) {
            reader.get(keys.get(0)).whenComplete((value, failure) -> {
                end(sent, failure);
                batch.forEach(read -> finish(read, value, failure));
            });
        } else {
            reader.getAll(keys).whenComplete((List<@Nullable Object> values, @Nullable Throwable failure) -> {
                if (failure == null) {
                    limit.replied(values);
                }
                end(sent, failure);
                if (failure == null) {
                    batch.answer(values);
                } else {
                    fail(batch, unwrap(failure));
                }
            });
        }
    }

    /** Makes room and uses it before callers wake up, so that the server works meanwhile. */
    private void end(long sent, @Nullable Throwable failure) {
        if (failure == null) {
            pace.replied(nanoTime.getAsLong() - sent);
        }
        ended.incrementAndGet();
        underWay.decrementAndGet();
        sendAllowed();
    }

    private void fail(ReadBatch batch, Throwable failure) {
        if (failure instanceof TogetherRefusedException) {
            batch.forEach(read ->
                    reader.get(read.key()).whenComplete((value, ownFailure) -> finish(read, value, ownFailure)));
        } else {
            batch.forEach(read -> read.completeExceptionally(failure));
        }
    }

    private static void finish(PendingRead read, byte @Nullable [] value, @Nullable Throwable failure) {
        if (failure == null) {
            read.answer(value);
        } else {
            read.completeExceptionally(unwrap(failure));
        }
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Sees to it that reads which wait now are sent even if no reply comes; one timer at a time. */
    private void guardAgainstStall() {
        if (guarded.compareAndSet(false, true)) {
            long endedBefore = ended.get();
            afterStall.execute(() -> {
                guarded.set(false);
                if (ended.get() == endedBefore && !waiting.isEmpty()) {
                    underWay.incrementAndGet();
                    sendNext();
                }
                sendAllowed();
            });
        }
    }
}
