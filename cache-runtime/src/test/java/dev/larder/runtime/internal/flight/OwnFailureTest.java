package dev.larder.runtime.internal.flight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnFailureTest {

    static Stream<Throwable> own() {
        return Stream.of(
                new StackOverflowError(),
                new AssertionError("wrong"),
                new InterruptedException(),
                new ClosedByInterruptException(),
                new FileLockInterruptionException(),
                new InterruptedIOException(),
                new CancellationException());
    }

    static Stream<Throwable> shared() {
        return Stream.of(
                new IllegalStateException("no such row"),
                new IOException("connection reset"),
                new SocketTimeoutException("read timed out"),
                new AsynchronousCloseException(),
                new TimeoutException(),
                new RuntimeException(new SocketTimeoutException("read timed out")));
    }

    @ParameterizedTest
    @MethodSource("own")
    void anErrorAnInterruptAndACancellationAreNotShared(Throwable failure) {
        assertThat(OwnFailure.isOf(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("own")
    void aWrappedOneIsNotSharedEither(Throwable failure) {
        assertThat(OwnFailure.isOf(new RuntimeException("query failed", failure)))
                .isTrue();
        assertThat(OwnFailure.isOf(new CompletionException(new ExecutionException(failure))))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("shared")
    void aFailureOfTheServiceIsShared(Throwable failure) {
        assertThat(OwnFailure.isOf(failure)).isFalse();
        assertThat(OwnFailure.isOf(failure, null)).isFalse();
        assertThat(OwnFailure.isOf(failure, Thread.currentThread())).isFalse();
    }

    @Test
    void noFailureOfAnInterruptedThreadIsShared() {
        Thread.currentThread().interrupt();
        try {
            assertThat(OwnFailure.isOf(new UncheckedIOException(new IOException("closed")), Thread.currentThread()))
                    .isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void causesThatFormACycleEnd() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        assertThat(OwnFailure.isOf(first)).isFalse();
    }
}
