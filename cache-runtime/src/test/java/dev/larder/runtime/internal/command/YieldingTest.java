package dev.larder.runtime.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class YieldingTest {

    /** Longer than one caller may take. */
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

    @Test
    void doesNotYieldWhenTheAnswerIsThere() {
        yielding.beforeSleep(() -> true);

        assertThat(yields).hasValue(0);
    }

    @Test
    void yieldsUntilTheAnswerIsThere() {
        yielding.beforeSleep(() -> yields.get() == 1);

        assertThat(yields).hasValue(1);
    }

    @Test
    void givesUpAfterSomeYields() {
        yielding.beforeSleep(() -> false);

        assertThat(yields).hasValue(2);
    }

    @Test
    void yieldsToCallersThatTakeTheirTurns() {
        yieldTakes = Duration.ofNanos(300_000);
        yielding.beforeSleep(() -> false);
        yielding.beforeSleep(() -> false);

        assertThat(yields).hasValue(4);
    }

    @Test
    void restsAfterAYieldThatTookLong() {
        yieldTakes = SLOW;
        yielding.beforeSleep(() -> false);
        assertThat(yields).hasValue(1);

        pass(SHORTEST_REST.minusNanos(1));
        yielding.beforeSleep(() -> false);
        assertThat(yields).hasValue(1);

        pass(Duration.ofNanos(1));
        yielding.beforeSleep(() -> false);
        assertThat(yields).hasValue(2);
    }

    @Test
    void restsAfterAWaitThatTookLong() {
        long start = yielding.beforeSleep(() -> false);
        pass(SLOW);
        yielding.afterSleep(start);
        yields.set(0);

        yielding.beforeSleep(() -> false);
        assertThat(yields).hasValue(0);

        pass(SHORTEST_REST);
        yielding.beforeSleep(() -> false);
        assertThat(yields).hasValue(2);
    }

    @Test
    void aSwiftWaitOrOneWithoutYieldsIsNoReasonToRest() {
        long start = yielding.beforeSleep(() -> false);
        pass(Duration.ofNanos(500_000));
        yielding.afterSleep(start);
        long answered = yielding.beforeSleep(() -> true);
        pass(SLOW);
        yielding.afterSleep(answered);
        yields.set(0);

        yielding.beforeSleep(() -> false);
        assertThat(yields).hasValue(2);
    }

    @Test
    void restsLongerEachTime() {
        yieldTakes = SLOW;
        for (int i = 0; i < 10; i++) {
            yielding.beforeSleep(() -> false);
            pass(LONGEST_REST);
        }
        assertThat(yields).hasValue(10);

        yielding.beforeSleep(() -> false);
        pass(LONGEST_REST.minusNanos(1));
        yielding.beforeSleep(() -> false);
        assertThat(yields).hasValue(11);
    }

    @Test
    void restsShorterAfterYieldsThatHelped() {
        restsLongerEachTime();
        pass(LONGEST_REST);
        yieldTakes = Duration.ofNanos(300);
        for (int i = 0; i < 10; i++) {
            int before = yields.get();
            yielding.beforeSleep(() -> yields.get() > before);
        }

        yieldTakes = SLOW;
        int before = yields.get();
        yielding.beforeSleep(() -> false);
        pass(SHORTEST_REST);
        yielding.beforeSleep(() -> false);
        assertThat(yields).hasValue(before + 2);
    }

    @Test
    void onlyTheThreadThatLostItsTurnRests() throws InterruptedException {
        yieldTakes = SLOW;
        yielding.beforeSleep(() -> false);

        Thread other = threadOfAnotherRest();
        other.start();
        other.join();

        assertThat(yields).hasValue(2);
    }

    @Test
    void theMoreCallersYieldTheLongerItMayTake() throws InterruptedException {
        Thread caller = Thread.currentThread();
        int others = 100;
        CountDownLatch allYield = new CountDownLatch(others);
        CountDownLatch goOn = new CountDownLatch(1);
        Yielding crowded = new Yielding(
                now::get,
                () -> {
                    if (Thread.currentThread() == caller) {
                        yields.incrementAndGet();
                        pass(SLOW);
                    } else {
                        allYield.countDown();
                        awaitQuietly(goOn);
                    }
                },
                1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            Thread thread = new Thread(() -> crowded.beforeSleep(() -> false));
            thread.start();
            threads.add(thread);
        }
        allYield.await();

        crowded.beforeSleep(() -> false);
        goOn.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(yields).hasValue(2);
    }

    private Thread threadOfAnotherRest() {
        Thread thread;
        do {
            thread = new Thread(() -> yielding.beforeSleep(() -> false));
        } while ((thread.getId() - Thread.currentThread().getId()) % Yielding.RESTS == 0);
        return thread;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
