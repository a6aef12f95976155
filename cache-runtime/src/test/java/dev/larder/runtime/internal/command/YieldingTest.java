package dev.larder.runtime.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class YieldingTest {

    /** Longer than three callers may take. */
    private static final Duration SLOW = Duration.ofMillis(2);

    private static final Duration SHORTEST_REST = Duration.ofMillis(10);

    private static final Duration LONGEST_REST = Duration.ofMillis(40);

    private final AtomicLong now = new AtomicLong(1);

    private final AtomicInteger yields = new AtomicInteger();

    private Duration yieldTakes = Duration.ofNanos(300);

    private final Yielding yielding = new Yielding(
            now::get,
            () -> {
                yields.incrementAndGet();
                now.addAndGet(yieldTakes.toNanos());
            },
            1);

    @BeforeEach
    void othersWaitToo() {
        yielding.begin(() -> true);
        yielding.begin(() -> true);
    }

    @Test
    void doesNotYieldWhenTheAnswerIsThere() {
        waitFor(() -> true);

        assertThat(yields).hasValue(0);
    }

    @Test
    void yieldsUntilTheAnswerIsThere() {
        waitFor(() -> yields.get() == 1);

        assertThat(yields).hasValue(1);
    }

    @Test
    void givesUpAfterSomeYields() {
        waitFor(() -> false);

        assertThat(yields).hasValue(2);
    }

    @Test
    void yieldsToCallersThatTakeTheirTurns() {
        yieldTakes = Duration.ofNanos(300_000);
        waitFor(() -> false);
        waitFor(() -> false);

        assertThat(yields).hasValue(4);
    }

    @Test
    void restsAfterAYieldThatTookLong() {
        yieldTakes = SLOW;
        waitFor(() -> false);
        assertThat(yields).hasValue(1);

        pass(SHORTEST_REST.minusNanos(1));
        waitFor(() -> false);
        assertThat(yields).hasValue(1);

        pass(Duration.ofNanos(1));
        waitFor(() -> false);
        assertThat(yields).hasValue(2);
    }

    @Test
    void restsAfterAWaitThatTookLong() {
        long start = yielding.begin(() -> false);
        pass(SLOW);
        yielding.end(start);
        yields.set(0);

        waitFor(() -> false);
        assertThat(yields).hasValue(0);

        pass(SHORTEST_REST);
        waitFor(() -> false);
        assertThat(yields).hasValue(2);
    }

    @Test
    void aSwiftWaitOrOneWithoutYieldsIsNoReasonToRest() {
        long start = yielding.begin(() -> false);
        pass(Duration.ofNanos(500_000));
        yielding.end(start);
        long answered = yielding.begin(() -> true);
        pass(SLOW);
        yielding.end(answered);
        yields.set(0);

        waitFor(() -> false);
        assertThat(yields).hasValue(2);
    }

    @Test
    void restsLongerEachTime() {
        yieldTakes = SLOW;
        for (int i = 0; i < 10; i++) {
            waitFor(() -> false);
            pass(LONGEST_REST);
        }
        assertThat(yields).hasValue(10);

        waitFor(() -> false);
        pass(LONGEST_REST.minusNanos(1));
        waitFor(() -> false);
        assertThat(yields).hasValue(11);
    }

    @Test
    void restsShorterAfterYieldsThatHelped() {
        restsLongerEachTime();
        pass(LONGEST_REST);
        yieldTakes = Duration.ofNanos(300);
        for (int i = 0; i < 10; i++) {
            int before = yields.get();
            waitFor(() -> yields.get() > before);
        }

        yieldTakes = SLOW;
        int before = yields.get();
        waitFor(() -> false);
        pass(SHORTEST_REST);
        waitFor(() -> false);
        assertThat(yields).hasValue(before + 2);
    }

    @Test
    void onlyTheThreadThatLostItsTurnRests() throws InterruptedException {
        yieldTakes = SLOW;
        waitFor(() -> false);

        Thread other = threadOfAnotherRest();
        other.start();
        other.join();

        assertThat(yields).hasValue(2);
    }

    @Test
    void fewCallersDoNotYield() {
        Yielding quiet = new Yielding(now::get, yields::incrementAndGet, 1);
        quiet.begin(() -> false);
        quiet.begin(() -> false);
        assertThat(yields).hasValue(0);

        long start = quiet.begin(() -> false);
        assertThat(yields).hasValue(2);

        quiet.end(start);
        quiet.end(start);
        quiet.begin(() -> false);
        assertThat(yields).hasValue(2);
    }

    @Test
    void theMoreCallersWaitTheLongerItMayTake() {
        for (int i = 0; i < 100; i++) {
            yielding.begin(() -> true);
        }
        yieldTakes = SLOW;

        waitFor(() -> false);

        assertThat(yields).hasValue(2);
    }

    private Thread threadOfAnotherRest() {
        Thread thread;
        do {
            thread = new Thread(() -> waitFor(() -> false));
        } while ((thread.getId() - Thread.currentThread().getId()) % Yielding.RESTS == 0);
        return thread;
    }

    private void waitFor(BooleanSupplier answered) {
        long start = yielding.begin(answered);
        yielding.end(start);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
