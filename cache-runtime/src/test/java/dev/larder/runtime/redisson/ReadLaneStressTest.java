package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The lane under {@link LaneChecker}, and lanes with one mistake each, which it must find. */
class ReadLaneStressTest {

    private static final int BURSTS = 10_000;

    @Test
    void aLaneAnswersEveryReadWithSomethingFreshOfItsOwn() throws Exception {
        // Without stall timers, which would rescue a forgotten read.
        assertThat(LaneChecker.violations(server -> new ReadLane(server, timer -> {}, System::nanoTime)::read, BURSTS))
                .isEmpty();
    }

    @Test
    void aSimpleLaneWithoutMistakesPassesToo() throws Exception {
        assertThat(LaneChecker.violations(server -> new SimpleLane(server)::read, BURSTS))
                .isEmpty();
    }

    @Test
    void joiningACommandThatWasSentIsFound() throws Exception {
        assertThat(LaneChecker.violations(server -> new JoinsWhatWasSent(server)::read, BURSTS))
                .contains("a read was answered with something older than its start");
    }

    @Test
    void lookingForReadsBeforeGivingUpThePlaceIsFound() throws Exception {
        assertThat(LaneChecker.violations(server -> new LooksTooEarly(server)::read, BURSTS))
                .contains("a read was never answered");
    }

    @Test
    void failingAllForOneIsFound() throws Exception {
        assertThat(LaneChecker.violations(server -> new FailsTogether(server)::read, BURSTS))
                .anyMatch(violation -> violation.startsWith("a read failed for another one's reason"));
    }

    @Test
    void sharingOneFutureAmongCallersIsFound() throws Exception {
        assertThat(LaneChecker.violations(server -> new SharesFutures(server)::read, BURSTS))
                .contains("a read was given up by somebody else");
    }

    /** One batch at a time, without any refinement. */
    private static class SimpleLane {

        final KeyReader server;

        final Queue<PendingRead> waiting = new ConcurrentLinkedQueue<>();

        final AtomicBoolean busy = new AtomicBoolean();

        SimpleLane(KeyReader server) {
            this.server = server;
        }

        CompletableFuture<Lookup> read(String key) {
            PendingRead read = new PendingRead(key);
            waiting.add(read);
            sendIfIdle();
            return read;
        }

        final void sendIfIdle() {
            while (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
                send(ReadBatch.takeFrom(waiting, BatchLimit.MOST_KEYS));
            }
        }

        void send(ReadBatch batch) {
            if (batch.keys().isEmpty()) {
                end();
            } else {
                ask(batch.keys()).whenComplete((values, failure) -> {
                    if (failure == null) {
                        batch.answer(values);
                    } else {
                        fail(batch, failure);
                    }
                    end();
                });
            }
        }

        final CompletableFuture<List<Object>> ask(List<String> keys) {
            if (keys.size() > 1) {
                return server.getAll(keys);
            }
            CompletableFuture<List<Object>> reply = new CompletableFuture<>();
            server.get(keys.get(0)).whenComplete((value, failure) -> {
                if (failure == null) {
                    reply.complete(List.of(value));
                } else {
                    reply.completeExceptionally(failure);
                }
            });
            return reply;
        }

        void fail(ReadBatch batch, Throwable failure) {
            if (!(failure instanceof TogetherRefusedException)) {
                batch.forEach(read -> read.completeExceptionally(failure));
                return;
            }
            batch.forEach(read -> server.get(read.key()).whenComplete((value, ownFailure) -> {
                if (ownFailure == null) {
                    read.answer(value);
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

    /** A read of a key that is just being read takes that answer. */
    private static final class JoinsWhatWasSent extends SimpleLane {

        private final Queue<PendingRead> sent = new ConcurrentLinkedQueue<>();

        JoinsWhatWasSent(KeyReader server) {
            super(server);
        }

        @Override
        CompletableFuture<Lookup> read(String key) {
            for (PendingRead other : sent) {
                if (other.key().equals(key)) {
                    return other.copy();
                }
            }
            return super.read(key);
        }

        @Override
        void send(ReadBatch batch) {
            List<PendingRead> reads = new ArrayList<>();
            batch.forEach(reads::add);
            sent.addAll(reads);
            reads.forEach(read -> read.whenComplete((value, failure) -> sent.remove(read)));
            super.send(batch);
        }
    }

    /** A read that arrives between the look and the giving up is seen by nobody. */
    private static final class LooksTooEarly extends SimpleLane {

        LooksTooEarly(KeyReader server) {
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

    /** What one key may not do fails its neighbours. */
    private static final class FailsTogether extends SimpleLane {

        FailsTogether(KeyReader server) {
            super(server);
        }

        @Override
        void fail(ReadBatch batch, Throwable failure) {
            batch.forEach(read -> read.completeExceptionally(failure));
        }
    }

    /** Two callers of one key that waits get one future, which either may cancel. */
    private static final class SharesFutures extends SimpleLane {

        SharesFutures(KeyReader server) {
            super(server);
        }

        @Override
        CompletableFuture<Lookup> read(String key) {
            for (PendingRead other : waiting) {
                if (other.key().equals(key)) {
                    return other;
                }
            }
            return super.read(key);
        }
    }
}
