package dev.larder.runtime.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitStrategyTest {

    private static final int CALLERS = 3;

    private final AtomicLong now = new AtomicLong(1);

    private final AtomicInteger yields = new AtomicInteger();

    private final WaitStrategy yielding = new WaitStrategy(now::get, yields::incrementAndGet, 1);

    private final Deque<WaitStrategy.Wait> others = new ArrayDeque<>();

    @BeforeEach
    void othersWaitToo() {
        for (int i = 1; i < CALLERS; i++) {
            others.add(yielding.begin(() -> true));
        }
    }

    @Test
    void yieldsWhereThatMakesWaitsShorter() {
        settle(Duration.ofNanos(300_000), Duration.ofNanos(100_000));

        assertThat(yieldsOfWait(() -> false)).isEqualTo(WaitStrategy.YIELDS);
    }

    @Test
    void sleepsAtOnceWhereThatMakesWaitsShorter() {
        settle(Duration.ofNanos(100_000), Duration.ofNanos(300_000));

        assertThat(yieldsOfWait(() -> false)).isZero();
    }

    @Test
    void yieldsNoMoreWhenTheAnswerIsThere() {
        yieldsWhereThatMakesWaitsShorter();
        int before = yields.get();

        assertThat(yieldsOfWait(() -> true)).isZero();
        assertThat(yieldsOfWait(() -> yields.get() > before)).isOne();
    }

    @Test
    void fewCallersDoNotYield() {
        yieldsWhereThatMakesWaitsShorter();

        yielding.end(others.pop());

        assertThat(yieldsOfWait(() -> false)).isZero();
    }

    private int yieldsOfWait(BooleanSupplier answered) {
        int before = yields.get();
        yielding.end(yielding.begin(answered));
        return yields.get() - before;
    }

    /** Waits until the trials are over. */
    private void settle(Duration whenSleeping, Duration whenYielding) {
        int waits = 4
                * WaitStrategyTrials.VOTES
                * (WaitStrategyTrials.WAITS_BEFORE + WaitStrategyTrials.WAITS_COUNTED)
                * CALLERS;
        for (int i = 0; i < waits; i++) {
            int before = yields.get();
            WaitStrategy.Wait wait = yielding.begin(() -> false);
            now.addAndGet((yields.get() > before ? whenYielding : whenSleeping).toNanos());
            yielding.end(wait);
        }
    }
}
