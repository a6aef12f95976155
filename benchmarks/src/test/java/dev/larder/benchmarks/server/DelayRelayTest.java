package dev.larder.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelayRelayTest {

    private static final Duration DELAY = Duration.ofMillis(20);

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    private final DelayRelay relay = DelayRelay.start(server.getLocalPort(), DELAY);

    private final Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port());

    private final Socket accepted = server.accept();

    DelayRelayTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        client.close();
        accepted.close();
        relay.close();
        server.close();
    }

    @Test
    void eachWayTakesTheDelay() throws IOException {
        long start = System.nanoTime();
        client.getOutputStream().write(1);
        assertThat(accepted.getInputStream().read()).isEqualTo(1);
        accepted.getOutputStream().write(2);
        assertThat(client.getInputStream().read()).isEqualTo(2);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(DELAY.multipliedBy(2));
    }

    @Test
    void manyBytesAreUnderWayAtOnceAndStayInOrder() throws IOException {
        byte[] sent = new byte[300_000];
        new Random(7).nextBytes(sent);
        Thread writer = new Thread(() -> write(sent));
        writer.start();

        assertThat(accepted.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    }

    @Test
    void anEndThatClosesClosesTheOther() throws IOException {
        accepted.close();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    private void write(byte[] bytes) {
        try {
            for (int i = 0; i < bytes.length; i += 1_000) {
                client.getOutputStream().write(bytes, i, 1_000);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
