package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a lane sends, step by step, to a server that answers when it is told to. */
class CommandBatcherTest {

    private static final int MOST = 16;

    private final ScriptedServer server = new ScriptedServer();

    private final Deque<Runnable> stallTimers = new ArrayDeque<>();

    /** What happens when the lane gives way. */
    private final Deque<Runnable> givenWay = new ArrayDeque<>();

    private boolean contended;

    private final CommandBatcher<String, String> lane = new CommandBatcher<>(
            server, () -> contended, () -> givenWay.remove().run(), stallTimers::add, () -> 0);

    @Test
    void aLoneReadGoesAtOnceByItself() {
        CompletableFuture<String> read = lane.ask("a");

        assertThat(server.sent).containsExactly("GET a");
        server.answerOldest("1");
        assertThat(answer(read)).isEqualTo("1");
    }

    @Test
    void readsThatArriveMeanwhileGoTogetherWhenTheReplyComes() {
        CompletableFuture<String> first = lane.ask("a");
        CompletableFuture<String> second = lane.ask("b");
        CompletableFuture<String> third = lane.ask("c");
        assertThat(server.sent).containsExactly("GET a");

        server.answerOldest("1");
        assertThat(server.sent).containsExactly("GET a", "MGET b c");
        assertThat(second).isNotDone();

        server.answerOldest("2", "3");
        assertThat(List.of(answer(first), answer(second), answer(third))).containsExactly("1", "2", "3");
    }

    @Test
    void aReadNeverJoinsACommandThatWasSent() {
        lane.ask("x");
        lane.ask("a");
        server.answerOldest("0");
        CompletableFuture<String> late = lane.ask("a");

        server.answerOldest("old");

        assertThat(late).isNotDone();
        server.answerOldest("new");
        assertThat(answer(late)).isEqualTo("new");
    }

    @Test
    void aReadWhoseCallerGaveUpIsNotSentAndHindersNobody() {
        lane.ask("x");
        CompletableFuture<String> abandoned = lane.ask("a");
        CompletableFuture<String> wanted = lane.ask("b");
        abandoned.cancel(false);

        server.answerOldest("0");

        assertThat(server.sent).endsWith("GET b");
        server.answerOldest("2");
        assertThat(answer(wanted)).isEqualTo("2");
    }

    @Test
    void aReadGivenUpAfterItWasSentHindersNobody() {
        lane.ask("x");
        CompletableFuture<String> abandoned = lane.ask("a");
        CompletableFuture<String> wanted = lane.ask("b");
        server.answerOldest("0");
        abandoned.cancel(false);

        server.answerOldest("1", "2");

        assertThat(answer(wanted)).isEqualTo("2");
    }

    @Test
    void aCommandThatFailsFailsItsOwnReadsAndTheNextOneGoesOut() {
        CompletableFuture<String> failing = lane.ask("a");
        CompletableFuture<String> next = lane.ask("b");

        server.failOldest(new StoreException("no answer"));

        assertThat(failing).isCompletedExceptionally();
        server.answerOldest("2");
        assertThat(answer(next)).isEqualTo("2");
    }

    @Test
    void keysThatTheServerRefusesTogetherAreReadOneByOneAndFailEachForItself() {
        lane.ask("x");
        CompletableFuture<String> allowed = lane.ask("a");
        CompletableFuture<String> forbidden = lane.ask("b");
        server.answerOldest("0");

        server.failOldest(new TogetherRefusedException("NOPERM"));
        assertThat(server.sent).endsWith("GET a", "GET b");
        server.answerOldest("1");
        server.failOldest(new StoreException("NOPERM"));

        assertThat(answer(allowed)).isEqualTo("1");
        assertThat(forbidden).isCompletedExceptionally();
    }

    @Test
    void aBatchIsBounded() {
        lane.ask("x");
        for (int i = 0; i < 3 * MOST; i++) {
            lane.ask("k" + i);
        }

        server.answerOldest("0");

        assertThat(server.sent.get(1).split(" ")).hasSize(1 + MOST);
    }

    @Test
    void aBatchOfLargeValuesMakesTheNextOneSmaller() {
        lane.ask("x");
        for (int i = 0; i < 3 * MOST; i++) {
            lane.ask("k" + i);
        }
        server.answerOldest("0");
        String[] values = new String[MOST];
        Arrays.fill(values, "v".repeat((int) BatchLimit.MOST_BYTES / MOST + 1));

        server.answerOldest(values);

        assertThat(server.sent.get(2).split(" ")).hasSize(1 + MOST / 2);
    }

    @Test
    void inACrowdThoseThatWereAnsweredMayAskAgainBeforeTheNextBatchGoes() {
        CompletableFuture<String> first = askTwoInACrowd();
        lane.ask("c");
        givenWay.add(() -> {
            assertThat(first).isCompletedWithValue("1");
            assertThat(server.sent).endsWith("MGET a b");
            lane.ask("d");
        });

        server.answerOldest("1", "2");

        assertThat(givenWay).isEmpty();
        assertThat(server.sent).endsWith("MGET c d");
    }

    @Test
    void inACrowdABatchGoesAtOnceWhenEnoughWait() {
        CompletableFuture<String> first = askTwoInACrowd();
        List<Integer> sentWhenAnswered = new ArrayList<>();
        first.thenRun(() -> sentWhenAnswered.add(server.sent.size()));
        for (int i = 0; i < CommandBatcher.ENOUGH; i++) {
            lane.ask("k" + i);
        }

        server.answerOldest("1", "2");

        assertThat(sentWhenAnswered).containsExactly(3);
    }

    @Test
    void inACrowdTheNextBatchGoesAlsoWhenGivingWayFails() {
        askTwoInACrowd();
        CompletableFuture<String> next = lane.ask("c");
        givenWay.add(() -> {
            throw new IllegalStateException("for this test");
        });

        server.answerOldest("1", "2");

        server.answerOldest("3");
        assertThat(answer(next)).isEqualTo("3");
    }

    @Test
    void anUnansweredCommandDoesNotHoldUpTheOthersForLong() {
        lane.ask("a");
        CompletableFuture<String> second = lane.ask("b");
        CompletableFuture<String> third = lane.ask("c");

        stallTimers.remove().run();

        assertThat(server.sent).containsExactly("GET a", "MGET b c");
        server.answerNewest("2", "3");
        assertThat(List.of(answer(second), answer(third))).containsExactly("2", "3");
    }

    @Test
    void theStallTimerDoesNothingWhenRepliesComeIn() {
        lane.ask("a");
        lane.ask("b");
        server.answerOldest("1");
        lane.ask("c");

        stallTimers.remove().run();

        assertThat(server.sent).containsExactly("GET a", "GET b");
        assertThat(stallTimers).hasSize(1);
    }

    /** Has {@code a} and {@code b} sent together; returns the read of the first. */
    private CompletableFuture<String> askTwoInACrowd() {
        contended = true;
        lane.ask("x");
        CompletableFuture<String> first = lane.ask("a");
        lane.ask("b");
        server.answerOldest("0");
        return first;
    }

    private static String answer(CompletableFuture<String> read) {
        assertThat(read).isCompleted();
        return read.join();
    }

    /** Notes commands, and answers them one by one. */
    private static final class ScriptedServer implements BatchSender<String, String> {

        private final List<String> sent = new ArrayList<>();

        private final Deque<CompletableFuture<List<String>>> unanswered = new ArrayDeque<>();

        @Override
        public CompletableFuture<String> sendOne(String key) {
            return note("GET " + key).thenApply(values -> values.get(0));
        }

        @Override
        public CompletableFuture<List<String>> sendSeveral(List<String> keys) {
            return note("MGET " + String.join(" ", keys));
        }

        @Override
        public int mostTogether() {
            return MOST;
        }

        @Override
        public long weight(String key, String value) {
            return value.length();
        }

        private CompletableFuture<List<String>> note(String command) {
            sent.add(command);
            CompletableFuture<List<String>> reply = new CompletableFuture<>();
            unanswered.add(reply);
            // A dependent future, whose failures come wrapped, as those of the channel do.
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
