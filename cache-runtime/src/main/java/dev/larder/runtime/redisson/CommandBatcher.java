package dev.larder.runtime.redisson;

import java.util.ArrayList;
import java.util.Iterator;
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
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers questions that one command may hold together: those that arrive while others are under way go as one command
 * when an answer comes in. A question that finds nothing under way goes at once, by itself.
 *
 * <p><b>A question joins only a command that was not sent yet</b>: it takes its place in the queue first, and a command
 * takes questions from the queue before it is sent. So no read is answered with something older than its own start.
 *
 * <p><b>No question is forgotten.</b> Whoever adds one tries to begin a batch afterwards, and whoever ends a batch gives
 * up its place first and then tries to begin another; so of two that race, at least one sees the question and a free
 * place.
 *
 * <p>Each question has its own future and fails for its own reason: when the server refuses several together, each is
 * sent alone. A command that gets no reply does not hold up those behind it for much longer than {@value #STALL_MILLIS}
 * ms.
 */
final class CommandBatcher<Q, A> {

    private static final long STALL_MILLIS = 20;

    /** So many that wait are a batch worth sending at once. */
    static final int ENOUGH = 8;

    private final BatchSender<Q, A> sender;

    private final BooleanSupplier contended;

    /** Lets threads run that were just woken. */
    private final Runnable giveWay;

    /** Runs what it is given when a command under way now has kept others waiting for too long. */
    private final Executor afterStall;

    private final LongSupplier nanoTime;

    private final Queue<Pending<Q, A>> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicInteger underWay = new AtomicInteger();

    private final AtomicLong ended = new AtomicLong();

    private final AtomicBoolean guarded = new AtomicBoolean();

    private final BatchPace pace = new BatchPace();

    private final BatchLimit limit;

    /** @param contended whether to let callers run that were just answered, before the next batch */
    CommandBatcher(BatchSender<Q, A> sender, BooleanSupplier contended) {
        this(
                sender,
                contended,
                Thread::yield,
                CompletableFuture.delayedExecutor(STALL_MILLIS, TimeUnit.MILLISECONDS, Runnable::run),
                System::nanoTime);
    }

    CommandBatcher(
            BatchSender<Q, A> sender,
            BooleanSupplier contended,
            Runnable giveWay,
            Executor afterStall,
            LongSupplier nanoTime) {
        this.sender = sender;
        this.contended = contended;
        this.giveWay = giveWay;
        this.afterStall = afterStall;
        this.nanoTime = nanoTime;
        this.limit = new BatchLimit(sender.mostTogether());
    }

    /** Sends the question, or has it sent soon; the caller may cancel what is returned. */
    CompletableFuture<A> ask(Q question) {
        Pending<Q, A> pending = new Pending<>(question);
        waiting.add(pending);
        sendAllowed();
        return pending;
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
        Pending<Q, A> first = next();
        if (first == null) {
            underWay.decrementAndGet();
            return;
        }
        List<Pending<Q, A>> batch = waiting.isEmpty() ? List.of() : takeBatch(first);
        if (batch.size() > 1) {
            sendSeveral(batch);
        } else {
            sendOne(first);
        }
    }

    private List<Pending<Q, A>> takeBatch(Pending<Q, A> first) {
        int most = limit.now();
        List<Pending<Q, A>> batch = new ArrayList<>();
        batch.add(first);
        while (batch.size() < most) {
            Pending<Q, A> pending = next();
            if (pending == null) {
                break;
            }
            batch.add(pending);
        }
        return batch;
    }

    /** Takes the next question whose caller has not given up meanwhile; {@code null} when there is none. */
    private @Nullable Pending<Q, A> next() {
        Pending<Q, A> pending = waiting.poll();
        while (pending != null && pending.isDone()) {
            pending = waiting.poll();
        }
        return pending;
    }

    private void sendOne(Pending<Q, A> pending) {
        long sent = nanoTime.getAsLong();
        sender.sendOne(pending.question()).whenComplete((answer, failure) -> {
            if (failure == null) {
                pace.answered(nanoTime.getAsLong() - sent);
            }
            end();
            finish(pending, answer, failure);
        });
    }

    private void sendSeveral(List<Pending<Q, A>> batch) {
        long sent = nanoTime.getAsLong();
        List<Q> questions = new ArrayList<>(batch.size());
        batch.forEach(pending -> questions.add(pending.question()));
        sender.sendSeveral(questions).whenComplete((answers, failure) -> {
            if (failure == null) {
                limit.answered(weight(questions, answers));
                pace.answered(nanoTime.getAsLong() - sent);
            }
            if (contended.getAsBoolean() && !isEnoughWaiting()) {
                try {
                    finish(batch, answers, failure);
                    giveWay.run();
                } finally {
                    end();
                }
            } else {
                end();
                finish(batch, answers, failure);
            }
        });
    }

    private boolean isEnoughWaiting() {
        int missing = ENOUGH;
        for (Iterator<Pending<Q, A>> each = waiting.iterator(); missing > 0 && each.hasNext(); each.next()) {
            missing--;
        }
        return missing == 0;
    }

    private void finish(List<Pending<Q, A>> batch, List<A> answers, @Nullable Throwable failure) {
        if (failure == null) {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).complete(answers.get(i));
            }
        } else if (unwrap(failure) instanceof TogetherRefusedException) {
            batch.forEach(this::sendAlone);
        } else {
            batch.forEach(pending -> pending.completeExceptionally(unwrap(failure)));
        }
    }

    private void sendAlone(Pending<Q, A> pending) {
        sender.sendOne(pending.question()).whenComplete((answer, failure) -> finish(pending, answer, failure));
    }

    /** Makes room and uses it. */
    private void end() {
        ended.incrementAndGet();
        underWay.decrementAndGet();
        sendAllowed();
    }

    private void finish(Pending<Q, A> pending, A answer, @Nullable Throwable failure) {
        if (failure == null) {
            pending.complete(answer);
        } else {
            pending.completeExceptionally(unwrap(failure));
        }
    }

    private long weight(List<Q> questions, List<A> answers) {
        long weight = 0;
        for (int i = 0; i < questions.size(); i++) {
            weight += sender.weight(questions.get(i), answers.get(i));
        }
        return weight;
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Sees to it that what waits now is sent even if no reply comes; one timer at a time. */
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
