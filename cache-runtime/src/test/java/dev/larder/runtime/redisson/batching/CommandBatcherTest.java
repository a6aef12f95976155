package dev.larder.runtime.redisson.batching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.redisson.command.CommandObservation;
import dev.larder.runtime.redisson.command.MultiKeyRefusedException;
import dev.larder.runtime.spi.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The commands of a batcher, step by step, on a server that answers when the test says so. */
class CommandBatcherTest {

    private static final int MAX_BATCH = 16;

    private final ScriptedServer server = new ScriptedServer();

    private final Deque<Runnable> stallTimers = new ArrayDeque<>();

    /** Actions of other threads that run when the batcher yields to them. */
    private final Deque<Runnable> yields = new ArrayDeque<>();

    private boolean contended;

    private long now;

    private final CommandBatcher<String, String> batcher = batcher(Runnable::run, 1);

    private CommandBatcher<String, String> batcher(Executor networkThread, int uncontendedInFlight) {
        return new CommandBatcher<>(
                server,
                () -> contended,
                new CommandObservation(),
                networkThread,
                uncontendedInFlight,
                () -> yields.remove().run(),
                stallTimers::add,
                () -> now);
    }

    @Test
    void aLoneReadGoesAtOnceByItself() {
        CompletableFuture<String> read = batcher.ask("a");

        assertThat(server.sent).containsExactly("GET a");
        server.answerOldest("1");
        assertThat(answer(read)).isEqualTo("1");
    }

    @Test
    void readsThatArriveBeforeTheReplyGoTogetherWhenItComes() {
        CompletableFuture<String> first = batcher.ask("a");
        CompletableFuture<String> second = batcher.ask("b");
        CompletableFuture<String> third = batcher.ask("c");
        assertThat(server.sent).containsExactly("GET a");

        server.answerOldest("1");
        assertThat(server.sent).containsExactly("GET a", "MGET b c");
        assertThat(second).isNotDone();

        server.answerOldest("2", "3");
        assertThat(List.of(answer(first), answer(second), answer(third))).containsExactly("1", "2", "3");
    }

    @Test
    void readsThatArriveBeforeTheNetworkThreadsTurnGoTogether() {
        Deque<Runnable> turns = new ArrayDeque<>();
        CommandBatcher<String, String> remote = batcher(turns::add, 1);
        remote.ask("x");
        now = InFlightLimit.INTERVAL_NANOS * 2;
        server.answerOldest("0");
        remote.ask("a");
        remote.ask("b");
        assertThat(server.sent).containsExactly("GET x");

        turns.remove().run();

        assertThat(turns).isEmpty();
        assertThat(server.sent).containsExactly("GET x", "MGET a b");
    }

    @Test
    void twoCallersThatDoNotContendDoNotWaitForEachOther() {
        CommandBatcher<String, String> uncontended = batcher(Runnable::run, 2);
        uncontended.ask("a");
        uncontended.ask("b");
        uncontended.ask("c");

        assertThat(server.sent).containsExactly("GET a", "GET b");
    }

    @Test
    void underContentionACallerSendsByItself() {
        Deque<Runnable> turns = new ArrayDeque<>();
        contended = true;
        batcher(turns::add, 2).ask("a");

        assertThat(turns).isEmpty();
        assertThat(server.sent).containsExactly("GET a");
    }

    @Test
    void aReadNeverJoinsACommandThatWasSent() {
        batcher.ask("x");
        batcher.ask("a");
        server.answerOldest("0");
        CompletableFuture<String> late = batcher.ask("a");

        server.answerOldest("old");

        assertThat(late).isNotDone();
        server.answerOldest("new");
        assertThat(answer(late)).isEqualTo("new");
    }

    @Test
    void aCancelledReadIsNotSentAndDelaysNoOther() {
        batcher.ask("x");
        CompletableFuture<String> abandoned = batcher.ask("a");
        CompletableFuture<String> wanted = batcher.ask("b");
        abandoned.cancel(false);

        server.answerOldest("0");

        assertThat(server.sent).endsWith("GET b");
        server.answerOldest("2");
        assertThat(answer(wanted)).isEqualTo("2");
    }

    @Test
    void aReadThatIsCancelledAfterItWasSentDelaysNoOther() {
        batcher.ask("x");
        CompletableFuture<String> abandoned = batcher.ask("a");
        CompletableFuture<String> wanted = batcher.ask("b");
        server.answerOldest("0");
        abandoned.cancel(false);

        server.answerOldest("1", "2");

        assertThat(answer(wanted)).isEqualTo("2");
    }

    @Test
    void aFailedCommandFailsItsOwnReadsAndTheNextOneGoes() {
        CompletableFuture<String> failing = batcher.ask("a");
        CompletableFuture<String> next = batcher.ask("b");

        server.failOldest(new StoreException("no answer"));

        assertThat(failing).isCompletedExceptionally();
        server.answerOldest("2");
        assertThat(answer(next)).isEqualTo("2");
    }

    @Test
    void aReplyOfAnotherLengthFailsTheBatchAndTheNextOneGoes() {
        batcher.ask("x");
        CompletableFuture<String> first = batcher.ask("a");
        CompletableFuture<String> second = batcher.ask("b");
        server.answerOldest("0");
        CompletableFuture<String> next = batcher.ask("c");

        server.answerOldest("1");

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        server.answerOldest("3");
        assertThat(answer(next)).isEqualTo("3");
    }

    @Test
    void keysThatTheServerRefusesTogetherAreReadAloneAndFailAlone() {
        batcher.ask("x");
        CompletableFuture<String> allowed = batcher.ask("a");
        CompletableFuture<String> forbidden = batcher.ask("b");
        server.answerOldest("0");

        server.failOldest(new MultiKeyRefusedException("NOPERM"));
        assertThat(server.sent).endsWith("GET a", "GET b");
        server.answerOldest("1");
        server.failOldest(new StoreException("NOPERM"));

        assertThat(answer(allowed)).isEqualTo("1");
        assertThat(forbidden).isCompletedExceptionally();
    }

    @Test
    void aBatchIsBounded() {
        batcher.ask("x");
        for (int i = 0; i < 3 * MAX_BATCH; i++) {
            batcher.ask("k" + i);
        }

        server.answerOldest("0");

        assertThat(server.sent.get(1).split(" ")).hasSize(1 + MAX_BATCH);
    }

    @Test
    void aBatchOfLargeValuesMakesTheNextOneSmaller() {
        batcher.ask("x");
        for (int i = 0; i < 3 * MAX_BATCH; i++) {
            batcher.ask("k" + i);
        }
        server.answerOldest("0");
        String[] values = new String[MAX_BATCH];
        Arrays.fill(values, "v".repeat((int) BatchSizeLimit.MAX_BYTES / MAX_BATCH + 1));

        server.answerOldest(values);

        assertThat(server.sent.get(2).split(" ")).hasSize(1 + MAX_BATCH / 2);
    }

    @Test
    void underContentionAnsweredCallersMayAskAgainBeforeTheNextBatchGoes() {
        CompletableFuture<String> first = askTwoUnderContention();
        batcher.ask("c");
        yields.add(() -> {
            assertThat(first).isCompletedWithValue("1");
            assertThat(server.sent).endsWith("MGET a b");
            batcher.ask("d");
        });

        server.answerOldest("1", "2");

        assertThat(yields).isEmpty();
        assertThat(server.sent).endsWith("MGET c d");
    }

    @Test
    void underContentionABatchGoesAtOnceWhenEnoughRequestsWait() {
        CompletableFuture<String> first = askTwoUnderContention();
        List<Integer> sentWhenAnswered = new ArrayList<>();
        first.thenRun(() -> sentWhenAnswered.add(server.sent.size()));
        for (int i = 0; i < CommandBatcher.FULL_ENOUGH; i++) {
            batcher.ask("k" + i);
        }

        server.answerOldest("1", "2");

        assertThat(sentWhenAnswered).containsExactly(3);
    }

    @Test
    void underContentionTheNextBatchGoesEvenIfYieldingFails() {
        askTwoUnderContention();
        CompletableFuture<String> next = batcher.ask("c");
        yields.add(() -> {
            throw new IllegalStateException("for this test");
        });

        server.answerOldest("1", "2");

        server.answerOldest("3");
        assertThat(answer(next)).isEqualTo("3");
    }

    @Test
    void anUnansweredCommandDelaysTheOthersBrieflyOnly() {
        batcher.ask("a");
        CompletableFuture<String> second = batcher.ask("b");
        CompletableFuture<String> third = batcher.ask("c");

        stallTimers.remove().run();

        assertThat(server.sent).containsExactly("GET a", "MGET b c");
        server.answerNewest("2", "3");
        assertThat(List.of(answer(second), answer(third))).containsExactly("2", "3");
    }

    @Test
    void theStallTimerDoesNothingWhenRepliesCome() {
        batcher.ask("a");
        batcher.ask("b");
        server.answerOldest("1");
        batcher.ask("c");

        stallTimers.remove().run();

        assertThat(server.sent).containsExactly("GET a", "GET b");
        assertThat(stallTimers).hasSize(1);
    }

    /** Sends {@code a} and {@code b} together; returns the read of {@code a}. */
    private CompletableFuture<String> askTwoUnderContention() {
        contended = true;
        batcher.ask("x");
        CompletableFuture<String> first = batcher.ask("a");
        batcher.ask("b");
        server.answerOldest("0");
        return first;
    }

    private static String answer(CompletableFuture<String> read) {
        assertThat(read).isCompleted();
        return read.join();
    }

    /** Records commands, and answers them one by one. */
    private static final class ScriptedServer implements BatchSender<String, String> {

        private final List<String> sent = new ArrayList<>();

        private final Deque<CompletableFuture<List<String>>> unanswered = new ArrayDeque<>();

        @Override
        public CompletableFuture<String> sendOne(String key) {
            return record("GET " + key).thenApply(values -> values.get(0));
        }

        @Override
        public CompletableFuture<List<String>> sendSeveral(List<String> keys) {
            return record("MGET " + String.join(" ", keys));
        }

        @Override
        public int maxBatch() {
            return MAX_BATCH;
        }

        @Override
        public long weight(String key, String value) {
            return value.length();
        }

        private CompletableFuture<List<String>> record(String command) {
            sent.add(command);
            CompletableFuture<List<String>> reply = new CompletableFuture<>();
            unanswered.add(reply);
            // A dependent future wraps failures, as the channel does.
            return reply.copy();
        }

        void answerOldest(String... values) {
            unanswered.removeFirst().complete(List.of(values));
        }

        void answerNewest(String... values) {
            unanswered.removeLast().complete(List.of(values));
        }

        void failOldest(RuntimeException failure) {
            unanswered.removeFirst().completeExceptionally(failure);
        }
    }
}
