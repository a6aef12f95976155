package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The lane under {@link LaneChecker}, and lanes with one mistake each, which it must find. */
class CommandBatcherStressTest {

    private static final int BURSTS = 10_000;

    @Test
    void aLaneAnswersEveryReadWithSomethingFreshOfItsOwn() throws Exception {
        assertThat(LaneChecker.violations(server -> lane(server, () -> false)::ask, BURSTS))
                .isEmpty();
    }

    @Test
    void aLaneInACrowdDoesToo() throws Exception {
        BooleanSupplier now = () -> ThreadLocalRandom.current().nextBoolean();
        assertThat(LaneChecker.violations(server -> lane(server, now)::ask, BURSTS))
                .isEmpty();
    }

    /** Without stall timers, which would rescue a forgotten read. */
    private static CommandBatcher<String, String> lane(BatchSender<String, String> server, BooleanSupplier contended) {
        return new CommandBatcher<>(server, contended, Thread::yield, timer -> {}, System::nanoTime);
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

        final BatchSender<String, String> server;

        final Queue<Pending<String, String>> waiting = new ConcurrentLinkedQueue<>();

        final AtomicBoolean busy = new AtomicBoolean();

        SimpleLane(BatchSender<String, String> server) {
            this.server = server;
        }

        CompletableFuture<String> read(String key) {
            Pending<String, String> read = new Pending<>(key);
            waiting.add(read);
            sendIfIdle();
            return read;
        }

        final void sendIfIdle() {
            while (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
                List<Pending<String, String>> batch = new ArrayList<>();
                while (batch.size() < server.mostTogether() && !waiting.isEmpty()) {
                    batch.add(waiting.remove());
                }
                send(batch);
            }
        }

        void send(List<Pending<String, String>> batch) {
            if (batch.isEmpty()) {
                end();
                return;
            }
            List<String> keys = batch.stream().map(Pending::question).toList();
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

        void fail(List<Pending<String, String>> batch, Throwable failure) {
            if (!(failure instanceof TogetherRefusedException)) {
                batch.forEach(read -> read.completeExceptionally(failure));
                return;
            }
            batch.forEach(read -> server.sendOne(read.question()).whenComplete((value, ownFailure) -> {
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

    /** A read of a key that is just being read takes that answer. */
    private static final class JoinsWhatWasSent extends SimpleLane {

        private final Queue<Pending<String, String>> sent = new ConcurrentLinkedQueue<>();

        JoinsWhatWasSent(BatchSender<String, String> server) {
            super(server);
        }

        @Override
        CompletableFuture<String> read(String key) {
            for (Pending<String, String> other : sent) {
                if (other.question().equals(key)) {
                    return other.copy();
                }
            }
            return super.read(key);
        }

        @Override
        void send(List<Pending<String, String>> batch) {
            sent.addAll(batch);
            batch.forEach(read -> read.whenComplete((value, failure) -> sent.remove(read)));
            super.send(batch);
        }
    }

    /** A read that arrives between the look and the giving up is seen by nobody. */
    private static final class LooksTooEarly extends SimpleLane {

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

    /** What one key may not do fails its neighbours. */
    private static final class FailsTogether extends SimpleLane {

        FailsTogether(BatchSender<String, String> server) {
            super(server);
        }

        @Override
        void fail(List<Pending<String, String>> batch, Throwable failure) {
            batch.forEach(read -> read.completeExceptionally(failure));
        }
    }

    /** Two callers of one key that waits get one future, which either may cancel. */
    private static final class SharesFutures extends SimpleLane {

        SharesFutures(BatchSender<String, String> server) {
            super(server);
        }

        @Override
        CompletableFuture<String> read(String key) {
            for (Pending<String, String> other : waiting) {
                if (other.question().equals(key)) {
                    return other;
                }
            }
            return super.read(key);
        }
    }
}
