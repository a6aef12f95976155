package dev.larder.runtime.redisson.batching;

import dev.larder.runtime.redisson.command.CommandObservation;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.spi.CommandObserver.Caller;
import dev.larder.runtime.spi.StoreException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Batches requests. A request that finds few batches in flight goes at once. Requests that arrive while more batches are in
 * flight wait, and go together in one command when a reply comes in.
 *
 * <p>Over a network, where several batches may be in flight, the network thread takes the requests: those that arrive before
 * its turn share a command, and delay nothing. Beside the server a request that goes at once is sent by its caller. Otherwise
 * all callers would gather in one batch, and the server and they would work by turns instead of at the same time.
 *
 * <p><b>A request joins only a command that was not sent yet.</b> It enters the queue first, and a command takes requests
 * from the queue before it is sent. So no read is answered by a value from before its own start.
 *
 * <p><b>No request is forgotten.</b> A caller adds its request and then tries to begin a batch. A batch that ends gives up
 * its place and then tries to begin another. Of two that race, at least one sees both the request and a free place.
 *
 * <p>Each request has its own future and fails for its own reason: when the server refuses several requests together, each
 * is sent alone. A command without a reply delays the requests behind it by about {@value #STALL_MILLIS} ms at most.
 */
final class CommandBatcher<Q, A> {

    private static final long STALL_MILLIS = 20;

    /**
     * Number of batches that may always be in flight while callers do not contend. Processors are idle then, and a request that
     * waits for the reply to another one waits for nothing.
     */
    private static final int UNCONTENDED_IN_FLIGHT = 2;

    /** Minimum number of waiting requests for which the next batch goes at once although callers contend. */
    static final int FULL_ENOUGH = 8;

    private final BatchSender<Q, A> sender;

    private final BooleanSupplier contended;

    private final CommandObservation observation;

    private final Executor networkThread;

    private final int uncontendedInFlight;

    /** Lets threads run that were just woken. */
    private final Runnable yieldToCallers;

    /** Runs an action when the commands that are in flight now have delayed other requests for too long. */
    private final Executor afterStall;

    private final LongSupplier nanoTime;

    private final Queue<PendingRequest<Q, A>> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicInteger inFlight = new AtomicInteger();

    private final AtomicLong ended = new AtomicLong();

    /** Whether the network thread will look for requests. */
    private final AtomicBoolean woken = new AtomicBoolean();

    private final AtomicBoolean guarded = new AtomicBoolean();

    private final InFlightLimit inFlightLimit = new InFlightLimit();

    private final BatchSizeLimit sizeLimit;

    /**
     * Returns a batcher.
     *
     * @param contended whether callers that were just answered are to run before the next batch
     * @param networkThread runs actions on the thread that writes commands, or on the calling thread
     */
    CommandBatcher(
            BatchSender<Q, A> sender,
            BooleanSupplier contended,
            CommandObservation observation,
            Executor networkThread) {
        this(
                sender,
                contended,
                observation,
                networkThread,
                UNCONTENDED_IN_FLIGHT,
                Thread::yield,
                CompletableFuture.delayedExecutor(STALL_MILLIS, TimeUnit.MILLISECONDS, Runnable::run),
                System::nanoTime);
    }

    CommandBatcher(
            BatchSender<Q, A> sender,
            BooleanSupplier contended,
            CommandObservation observation,
            Executor networkThread,
            int uncontendedInFlight,
            Runnable yieldToCallers,
            Executor afterStall,
            LongSupplier nanoTime) {
        this.sender = sender;
        this.contended = contended;
        this.observation = observation;
        this.networkThread = networkThread;
        this.uncontendedInFlight = uncontendedInFlight;
        this.yieldToCallers = yieldToCallers;
        this.afterStall = afterStall;
        this.nanoTime = nanoTime;
        this.sizeLimit = new BatchSizeLimit(sender.maxBatch());
    }

    /** Sends the request at once or with the next batch. The caller may cancel the returned future. */
    CompletableFuture<A> ask(Q request) {
        PendingRequest<Q, A> pending = new PendingRequest<>(request, observation.callers());
        waiting.add(pending);
        int limit = inFlightLimit.current();
        if (limit > 1 && inFlight.get() < limit) {
            wakeNetworkThread();
        } else {
            sendAllowed();
        }
        return pending;
    }

    private void wakeNetworkThread() {
        if (!woken.get() && woken.compareAndSet(false, true)) {
            networkThread.execute(() -> {
                // First: a request that comes later wakes the thread once more.
                woken.set(false);
                sendAllowed();
            });
        }
    }

    /** Returns the maximum number of batches in flight now. */
    private int limit() {
        int limit = inFlightLimit.current();
        return limit >= uncontendedInFlight || contended.getAsBoolean() ? limit : uncontendedInFlight;
    }

    private void sendAllowed() {
        while (!waiting.isEmpty()) {
            int now = inFlight.get();
            if (now >= limit()) {
                guardAgainstStall();
                return;
            }
            if (inFlight.compareAndSet(now, now + 1)) {
                sendNext();
            }
        }
    }

    /** Sends a batch in a place that the caller took. */
    private void sendNext() {
        PendingRequest<Q, A> first = next();
        if (first == null) {
            inFlight.decrementAndGet();
            return;
        }
        List<PendingRequest<Q, A>> batch = waiting.isEmpty() ? List.of() : takeBatch(first);
        if (batch.size() > 1) {
            sendSeveral(batch);
        } else {
            sendOne(first);
        }
    }

    private List<PendingRequest<Q, A>> takeBatch(PendingRequest<Q, A> first) {
        int most = sizeLimit.current();
        List<PendingRequest<Q, A>> batch = new ArrayList<>();
        batch.add(first);
        while (batch.size() < most) {
            PendingRequest<Q, A> pending = next();
            if (pending == null) {
                break;
            }
            batch.add(pending);
        }
        return batch;
    }

    /** Takes the next request whose caller has not cancelled it; {@code null} when there is none. */
    private @Nullable PendingRequest<Q, A> next() {
        PendingRequest<Q, A> pending = waiting.poll();
        while (pending != null && pending.isDone()) {
            pending = waiting.poll();
        }
        return pending;
    }

    private void sendOne(PendingRequest<Q, A> pending) {
        long sent = nanoTime.getAsLong();
        observation
                .on(pending.callers(), () -> sender.sendOne(pending.request()))
                .whenComplete((answer, failure) -> {
                    if (failure == null) {
                        inFlightLimit.answered(sent, nanoTime.getAsLong());
                    }
                    end();
                    finish(pending, answer, failure);
                });
    }

    private void sendSeveral(List<PendingRequest<Q, A>> batch) {
        long sent = nanoTime.getAsLong();
        List<Q> requests = new ArrayList<>(batch.size());
        batch.forEach(pending -> requests.add(pending.request()));
        observation
                .on(callers(batch), () -> sender.sendSeveral(requests))
                .thenApply(answers -> complete(requests, answers))
                .whenComplete((answers, failure) -> {
                    if (failure == null) {
                        sizeLimit.answered(weight(requests, answers));
                        inFlightLimit.answered(sent, nanoTime.getAsLong());
                    }
                    if (contended.getAsBoolean() && !isEnoughWaiting()) {
                        try {
                            finish(batch, answers, failure);
                            yieldToCallers.run();
                        } finally {
                            end();
                        }
                    } else {
                        end();
                        finish(batch, answers, failure);
                    }
                });
    }

    private static <Q, A> List<Caller> callers(List<PendingRequest<Q, A>> batch) {
        return batch.get(0).callers().isEmpty()
                ? List.of()
                : batch.stream().flatMap(pending -> pending.callers().stream()).toList();
    }

    /** Returns the answers if there is one for each request. */
    private static <Q, A> List<A> complete(List<Q> requests, List<A> answers) {
        if (answers.size() != requests.size()) {
            throw new StoreException(
                    "Redis: " + answers.size() + " replies came for a batch of " + requests.size() + " keys");
        }
        return answers;
    }

    private boolean isEnoughWaiting() {
        int missing = FULL_ENOUGH;
        for (Iterator<PendingRequest<Q, A>> each = waiting.iterator(); missing > 0 && each.hasNext(); each.next()) {
            missing--;
        }
        return missing == 0;
    }

    private void finish(List<PendingRequest<Q, A>> batch, List<A> answers, @Nullable Throwable failure) {
        if (failure == null) {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).complete(answers.get(i));
            }
        } else if (RedisFailure.isMultiKeyRefusal(failure)) {
            batch.forEach(this::sendAlone);
        } else {
            batch.forEach(pending -> pending.completeExceptionally(RedisFailure.unwrap(failure)));
        }
    }

    private void sendAlone(PendingRequest<Q, A> pending) {
        observation
                .on(pending.callers(), () -> sender.sendOne(pending.request()))
                .whenComplete((answer, failure) -> finish(pending, answer, failure));
    }

    /** Gives up a place and begins the next batch. */
    private void end() {
        ended.incrementAndGet();
        inFlight.decrementAndGet();
        sendAllowed();
    }

    private void finish(PendingRequest<Q, A> pending, A answer, @Nullable Throwable failure) {
        if (failure == null) {
            pending.complete(answer);
        } else {
            pending.completeExceptionally(RedisFailure.unwrap(failure));
        }
    }

    private long weight(List<Q> requests, List<A> answers) {
        long weight = 0;
        for (int i = 0; i < requests.size(); i++) {
            weight += sender.weight(requests.get(i), answers.get(i));
        }
        return weight;
    }

    /** Sends the requests that wait now even if no reply comes. Only one timer runs at a time. */
    private void guardAgainstStall() {
        if (guarded.compareAndSet(false, true)) {
            long endedBefore = ended.get();
            afterStall.execute(() -> {
                guarded.set(false);
                if (ended.get() == endedBefore && !waiting.isEmpty()) {
                    inFlight.incrementAndGet();
                    sendNext();
                }
                sendAllowed();
            });
        }
    }
}
