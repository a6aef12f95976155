package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a lane sends, step by step, to a server that answers when it is told to. */
class ReadLaneTest {

    private final ScriptedServer server = new ScriptedServer();

    private final Deque<Runnable> stallTimers = new ArrayDeque<>();

    private final ReadLane lane = new ReadLane(server, stallTimers::add, () -> 0);

    @Test
    void aLoneReadGoesAtOnceByItself() {
        PendingRead read = lane.read("a");

        assertThat(server.sent).containsExactly("GET a");
        server.answerOldest("1");
        assertThat(text(read)).isEqualTo("1");
    }

    @Test
    void readsThatArriveMeanwhileGoTogetherWhenTheReplyComes() {
        PendingRead first = lane.read("a");
        PendingRead second = lane.read("b");
        PendingRead third = lane.read("c");
        assertThat(server.sent).containsExactly("GET a");

        server.answerOldest("1");
        assertThat(server.sent).containsExactly("GET a", "MGET b c");
        assertThat(second).isNotDone();

        server.answerOldest("2", "3");
        assertThat(List.of(text(first), text(second), text(third))).containsExactly("1", "2", "3");
    }

    @Test
    void aReadNeverJoinsACommandThatWasSent() {
        lane.read("x");
        lane.read("a");
        server.answerOldest("0");
        PendingRead late = lane.read("a");

        server.answerOldest("old");

        assertThat(late).isNotDone();
        server.answerOldest("new");
        assertThat(text(late)).isEqualTo("new");
    }

    @Test
    void readsOfOneKeyShareAPlaceInTheCommand() {
        lane.read("x");
        PendingRead one = lane.read("a");
        PendingRead other = lane.read("b");
        PendingRead same = lane.read("a");

        server.answerOldest("0");
        assertThat(server.sent).endsWith("MGET a b");
        server.answerOldest("1", "2");

        assertThat(List.of(text(one), text(other), text(same))).containsExactly("1", "2", "1");
    }

    @Test
    void whatIsNotThereIsAMiss() {
        lane.read("x");
        PendingRead there = lane.read("a");
        PendingRead missing = lane.read("b");
        server.answerOldest("0");

        server.answerOldest("1", null);

        assertThat(text(there)).isEqualTo("1");
        assertThat(missing.join()).isEqualTo(Lookup.miss());
    }

    @Test
    void aReadWhoseCallerGaveUpIsNotSentAndHindersNobody() {
        lane.read("x");
        PendingRead abandoned = lane.read("a");
        PendingRead wanted = lane.read("b");
        abandoned.cancel(false);

        server.answerOldest("0");

        assertThat(server.sent).endsWith("GET b");
        server.answerOldest("2");
        assertThat(text(wanted)).isEqualTo("2");
    }

    @Test
    void aReadGivenUpAfterItWasSentHindersNobody() {
        lane.read("x");
        PendingRead abandoned = lane.read("a");
        PendingRead wanted = lane.read("b");
        server.answerOldest("0");
        abandoned.cancel(false);

        server.answerOldest("1", "2");

        assertThat(text(wanted)).isEqualTo("2");
    }

    @Test
    void aCommandThatFailsFailsItsOwnReadsAndTheNextOneGoesOut() {
        PendingRead failing = lane.read("a");
        PendingRead next = lane.read("b");

        server.failOldest(new StoreException("no answer"));

        assertThat(failing).isCompletedExceptionally();
        server.answerOldest("2");
        assertThat(text(next)).isEqualTo("2");
    }

    @Test
    void keysThatTheServerRefusesTogetherAreReadOneByOneAndFailEachForItself() {
        lane.read("x");
        PendingRead allowed = lane.read("a");
        PendingRead forbidden = lane.read("b");
        server.answerOldest("0");

        server.failOldest(new TogetherRefusedException("NOPERM"));
        assertThat(server.sent).endsWith("GET a", "GET b");
        server.answerOldest("1");
        server.failOldest(new StoreException("NOPERM"));

        assertThat(text(allowed)).isEqualTo("1");
        assertThat(forbidden).isCompletedExceptionally();
    }

    @Test
    void aBatchIsBoundedByKeys() {
        lane.read("x");
        for (int i = 0; i < 300; i++) {
            lane.read("k" + i);
        }

        server.answerOldest("0");

        assertThat(server.sent.get(1).split(" ")).hasSize(1 + BatchLimit.MOST_KEYS);
    }

    @Test
    void aBatchOfLargeValuesMakesTheNextOneSmaller() {
        String large = "v".repeat((int) BatchLimit.MOST_BYTES / 64);
        lane.read("x");
        for (int i = 0; i < 300; i++) {
            lane.read("k" + i);
        }
        server.answerOldest("0");
        String[] values = new String[BatchLimit.MOST_KEYS];
        Arrays.fill(values, large);

        server.answerOldest(values);

        assertThat(server.sent.get(2).split(" ")).hasSize(1 + BatchLimit.MOST_KEYS / 2);
    }

    @Test
    void anUnansweredCommandDoesNotHoldUpTheOthersForLong() {
        lane.read("a");
        PendingRead second = lane.read("b");
        PendingRead third = lane.read("c");

        stallTimers.remove().run();

        assertThat(server.sent).containsExactly("GET a", "MGET b c");
        server.answerNewest("2", "3");
        assertThat(List.of(text(second), text(third))).containsExactly("2", "3");
    }

    @Test
    void theStallTimerDoesNothingWhenRepliesComeIn() {
        lane.read("a");
        lane.read("b");
        server.answerOldest("1");
        lane.read("c");

        stallTimers.remove().run();

        assertThat(server.sent).containsExactly("GET a", "GET b");
        assertThat(stallTimers).hasSize(1);
    }

    private static String text(PendingRead read) {
        assertThat(read).isCompleted();
        return new String(((Lookup.Hit) read.join()).value(), StandardCharsets.UTF_8);
    }

    /** Notes commands, and answers them one by one. */
    private static final class ScriptedServer implements KeyReader {

        private final List<String> sent = new ArrayList<>();

        private final Deque<CompletableFuture<List<Object>>> unanswered = new ArrayDeque<>();

        @Override
        public CompletableFuture<byte[]> get(String key) {
            return note("GET " + key).thenApply(values -> (byte[]) values.get(0));
        }

        @Override
        public CompletableFuture<List<Object>> getAll(List<String> keys) {
            return note("MGET " + String.join(" ", keys));
        }

        private CompletableFuture<List<Object>> note(String command) {
            sent.add(command);
            CompletableFuture<List<Object>> reply = new CompletableFuture<>();
            unanswered.add(reply);
            return reply.copy()
                    .exceptionallyCompose(failure ->
                            CompletableFuture.failedFuture(failure.getCause() == null ? failure : failure.getCause()));
        }

        void answerOldest(String... values) {
            unanswered.removeFirst().complete(bytes(values));
        }

        void answerNewest(String... values) {
            unanswered.removeLast().complete(bytes(values));
        }

        void failOldest(RuntimeException failure) {
            unanswered.removeFirst().completeExceptionally(failure);
        }

        private static List<Object> bytes(String... values) {
            List<Object> bytes = new ArrayList<>();
            for (String value : values) {
                bytes.add(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
            }
            return bytes;
        }
    }
}
