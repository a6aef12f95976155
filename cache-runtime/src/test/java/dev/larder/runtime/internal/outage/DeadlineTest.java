package dev.larder.runtime.internal.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.testing.ManualTimer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    private static final Duration TIME = Duration.ofMillis(500);

    private final ManualTimer timer = new ManualTimer();

    private final Deadline deadline = new Deadline(TIME, timer);

    @ParameterizedTest
    @ValueSource(ints = {1, 11})
    void aCommandExpiresAtTheEndOfItsTimeout(int times) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        Command<Object> command = watched(answer, times);

        timer.pass(TIME.multipliedBy(times).minusMillis(1));
        assertThat(command).isNotDone();
        timer.pass(Duration.ofMillis(1));
        assertThat(command).isCompletedExceptionally();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11})
    void anAnswerIsNotHeldUntilTheTimeoutEnds(int times) {
        WeakReference<Object> answer = answered(times);

        await().until(() -> {
            System.gc();
            return answer.get() == null;
        });
        assertThat(timer.isIdle()).isFalse();
    }

    private WeakReference<Object> answered(int times) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        Command<Object> command = watched(answer, times);
        answer.complete(new byte[1000]);
        return new WeakReference<>(command.join());
    }

    private Command<Object> watched(CompletableFuture<Object> answer, int times) {
        return deadline.send(OutcomeHandler.none(), () -> answer, (times - 1) * 1000);
    }
}
