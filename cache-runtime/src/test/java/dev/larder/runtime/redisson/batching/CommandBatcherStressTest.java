package dev.larder.runtime.redisson.batching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.redisson.command.CommandObservation;
import dev.larder.runtime.redisson.command.MultiKeyRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The batcher under {@link BatcherChecker}, and batchers with one mistake each, which the checker must find. */
class CommandBatcherStressTest {

    private static final int BURSTS = 6_000;

    @Test
    void theBatcherAnswersEveryReadWithAFreshValueOfItsKey() throws Exception {
        ExecutorService networkThread = Executors.newSingleThreadExecutor();
        try {
            assertThat(BatcherChecker.violations(server -> batcher(server, () -> false, networkThread, 2)::ask, BURSTS))
                    .isEmpty();
        } finally {
            networkThread.shutdown();
        }
    }

    @Test
    void theBatcherDoesSoUnderContentionToo() throws Exception {
        BooleanSupplier now = () -> ThreadLocalRandom.current().nextBoolean();
        assertThat(BatcherChecker.violations(server -> batcher(server, now, Runnable::run, 1)::ask, BURSTS))
                .isEmpty();
    }

    /** Returns a batcher without stall timers, which would send a forgotten read. */
    private static CommandBatcher<String, String> batcher(
            BatchSender<String, String> server,
            BooleanSupplier contended,
            Executor networkThread,
            int uncontendedInFlight) {
        return new CommandBatcher<>(
                server,
                contended,
                new CommandObservation(),
                networkThread,
                uncontendedInFlight,
                Thread::yield,
                timer -> {},
                System::nanoTime);
    }

    @Test
    void aSimpleBatcherWithoutMistakesPassesToo() throws Exception {
        assertThat(BatcherChecker.violations(server -> new SimpleBatcher(server)::read, BURSTS))
                .isEmpty();
    }

    @Test
    void aReadThatJoinsASentCommandIsFound() throws Exception {
        assertThat(BatcherChecker.violations(server -> new JoinsWhatWasSent(server)::read, BURSTS))
                .contains("a read was answered with something older than its start");
    }

    @Test
    void aLookForReadsBeforeThePlaceIsFreeIsFound() throws Exception {
        assertThat(BatcherChecker.violations(server -> new LooksTooEarly(server)::read, BURSTS))
                .contains("a read was never answered");
    }

    @Test
    void aFailureOfAllReadsForOneIsFound() throws Exception {
        assertThat(BatcherChecker.violations(server -> new FailsTogether(server)::read, BURSTS))
                .anyMatch(violation -> violation.startsWith("a read failed for the reason of another"));
    }

    @Test
    void aFutureThatCallersShareIsFound() throws Exception {
        assertThat(BatcherChecker.violations(server -> new SharesFutures(server)::read, BURSTS))
                .contains("a read was cancelled by another caller");
    }

    /** A batcher with one batch in flight. */
    private static class SimpleBatcher {

        final BatchSender<String, String> server;

        final Queue<PendingRequest<String, String>> waiting = new ConcurrentLinkedQueue<>();

        final AtomicBoolean busy = new AtomicBoolean();

        SimpleBatcher(BatchSender<String, String> server) {
            this.server = server;
        }

        CompletableFuture<String> read(String key) {
            PendingRequest<String, String> read = new PendingRequest<>(key, List.of());
            waiting.add(read);
            sendIfIdle();
            return read;
        }

        final void sendIfIdle() {
            while (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
                List<PendingRequest<String, String>> batch = new ArrayList<>();
                while (batch.size() < server.maxBatch() && !waiting.isEmpty()) {
                    batch.add(waiting.remove());
                }
                send(batch);
            }
        }

        void send(List<PendingRequest<String, String>> batch) {
            if (batch.isEmpty()) {
                end();
                return;
            }
            List<String> keys = batch.stream().map(PendingRequest::request).toList();
            CompletableFuture<List<String>> reply =
                    keys.size() == 1 ? server.sendOne(keys.get(0)).thenApply(List::of) : server.sendSeveral(keys);
            reply.whenComplete((values, failure) -> {
                if (failure == null) {
                    for (int i = 0; i < batch.size(); i++) {
                        batch.get(i).complete(values.get(i));
                    }
                } else {
                    fail(batch, failure.getCause() == null ? failure : failure.getCause());
                }
                end();
            });
        }

        void fail(List<PendingRequest<String, String>> batch, Throwable failure) {
            if (!(failure instanceof MultiKeyRefusedException)) {
                batch.forEach(read -> read.completeExceptionally(failure));
                return;
            }
            batch.forEach(read -> server.sendOne(read.request()).whenComplete((value, ownFailure) -> {
                if (ownFailure == null) {
                    read.complete(value);
                } else {
                    read.completeExceptionally(ownFailure);
                }
            }));
        }

        void end() {
            busy.set(false);
            sendIfIdle();
        }
    }

    /** A read of a key takes the answer of a read that was sent before. */
    private static final class JoinsWhatWasSent extends SimpleBatcher {

        private final Queue<PendingRequest<String, String>> sent = new ConcurrentLinkedQueue<>();

        JoinsWhatWasSent(BatchSender<String, String> server) {
            super(server);
        }

        @Override
        CompletableFuture<String> read(String key) {
            for (PendingRequest<String, String> other : sent) {
                if (other.request().equals(key)) {
                    return other.copy();
                }
            }
            return super.read(key);
        }

        @Override
        void send(List<PendingRequest<String, String>> batch) {
            sent.addAll(batch);
            batch.forEach(read -> read.whenComplete((value, failure) -> sent.remove(read)));
            super.send(batch);
        }
    }

    /** No batch sees a read that arrives between the look and the end. */
    private static final class LooksTooEarly extends SimpleBatcher {

        LooksTooEarly(BatchSender<String, String> server) {
            super(server);
        }

        @Override
        void end() {
            boolean more = !waiting.isEmpty();
            Thread.yield();
            busy.set(false);
            if (more) {
                sendIfIdle();
            }
        }
    }

    /** The refusal of one key fails the others. */
    private static final class FailsTogether extends SimpleBatcher {

        FailsTogether(BatchSender<String, String> server) {
            super(server);
        }

        @Override
        void fail(List<PendingRequest<String, String>> batch, Throwable failure) {
            batch.forEach(read -> read.completeExceptionally(failure));
        }
    }

    /** Two callers of a waiting key get the same future, which either may cancel. */
    private static final class SharesFutures extends SimpleBatcher {

        SharesFutures(BatchSender<String, String> server) {
            super(server);
        }

        @Override
        CompletableFuture<String> read(String key) {
            for (PendingRequest<String, String> other : waiting) {
                if (other.request().equals(key)) {
                    return other;
                }
            }
            return super.read(key);
        }
    }
}
