package dev.larder.benchmarks.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TurnstileTest {

    private static final int TURNS = 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final List<Party> parties = new ArrayList<>();

    private Turnstile turnstile;

    @AfterEach
    void close() throws IOException {
        for (Party party : parties) {
            party.close();
        }
        threads.shutdownNow();
        turnstile.close();
    }

    @Test
    void partiesTakeTurnsOneAtATime() throws Exception {
        turnstile = Turnstile.open(3);
        List<Integer> turns = Collections.synchronizedList(new ArrayList<>());

        List<CompletableFuture<Void>> ended = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            Party party = new Party();
            ended.add(CompletableFuture.runAsync(
                    () -> {
                        for (int turn = 0; turn < TURNS; turn++) {
                            party.begin();
                            turns.add(number);
                            turns.add(number);
                            party.end();
                        }
                    },
                    threads));
        }
        CompletableFuture.allOf(ended.toArray(CompletableFuture[]::new)).join();

        assertThat(turns).hasSize(2 * 3 * TURNS);
        for (int i = 0; i < turns.size(); i += 2) {
            assertThat(turns.get(i + 1)).as("entry %d", i + 1).isEqualTo(turns.get(i));
        }
    }

    @Test
    void nobodyBeginsBeforeAllHaveCome() throws Exception {
        turnstile = Turnstile.open(2);
        CompletableFuture<Void> first = begin(new Party());

        assertThat(first).isNotDone();
        Party second = new Party();

        first.join();
        assertThat(begin(second)).isNotDone();
    }

    @Test
    void whoNeverComesCanBeExcused() throws Exception {
        turnstile = Turnstile.open(2);
        CompletableFuture<Void> first = begin(new Party());

        turnstile.excuse();

        first.join();
    }

    @Test
    void whoLeavesDuringATurnGivesItUp() throws Exception {
        turnstile = Turnstile.open(2);
        Party leaving = new Party();
        Party waiting = new Party();
        begin(leaving).join();
        CompletableFuture<Void> next = begin(waiting);

        leaving.close();

        next.join();
    }

    private CompletableFuture<Void> begin(Party party) {
        return CompletableFuture.runAsync(party::begin, threads);
    }

    /** What a JVM does at the turnstile. */
    private final class Party {

        private final Socket socket;

        Party() throws IOException {
            String argument = turnstile.jvmArgument();
            int port = Integer.parseInt(argument.substring(argument.indexOf('=') + 1));
            this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
            parties.add(this);
        }

        void begin() {
            try {
                socket.getOutputStream().write(Turnstile.ASK);
                assertThat(socket.getInputStream().read()).isEqualTo(Turnstile.GRANT);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        void end() {
            try {
                socket.getOutputStream().write(Turnstile.DONE);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        void close() throws IOException {
            socket.close();
        }
    }
}
