package dev.larder.runtime.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private ServerSocket server;

    private FaultProxy proxy;

    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread echo = new Thread(this::echoEach);
        echo.setDaemon(true);
        echo.start();
        proxy = FaultProxy.before(server.getLocalPort());
        client = newClient();
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        proxy.close();
        server.close();
    }

    @Test
    void carriesBytesBothWays() throws IOException {
        send("hello");

        assertThat(receive(5)).isEqualTo("hello");
    }

    @Test
    void delaysEachWayWithoutLosingOrder() throws IOException {
        proxy.toServer().delay(Duration.ofMillis(40));
        proxy.toClient().delay(Duration.ofMillis(60));
        long start = System.nanoTime();

        send("one");
        send("two");

        assertThat(receive(6)).isEqualTo("onetwo");
        assertThat(System.nanoTime() - start)
                .isGreaterThan(Duration.ofMillis(100).toNanos());
    }

    @Test
    void holdsBytesUntilItIsHealed() throws IOException {
        proxy.toClient().hold();
        send("late");
        client.setSoTimeout(50);
        assertThatThrownBy(() -> receive(4)).isInstanceOf(SocketTimeoutException.class);

        proxy.heal();
        client.setSoTimeout(5000);

        assertThat(receive(4)).isEqualTo("late");
    }

    @Test
    void cutsAConnectionAfterSoManyBytes() throws IOException {
        proxy.toServer().cutAfter(3);

        send("abcdef");

        assertThatThrownBy(() -> receive(6)).isInstanceOf(IOException.class);
        client = newClient();
        send("again");
        assertThat(receive(5)).isEqualTo("again");
    }

    @Test
    void letsBytesDrip() throws IOException {
        proxy.toClient().drip(Duration.ofMillis(20));
        long start = System.nanoTime();

        send("drops");

        assertThat(receive(5)).isEqualTo("drops");
        assertThat(System.nanoTime() - start)
                .isGreaterThan(Duration.ofMillis(80).toNanos());
    }

    @Test
    void resetsConnections() throws IOException {
        send("x");
        receive(1);

        proxy.resetAll();

        assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketException.class);
        assertThat(proxy.connections()).isZero();
    }

    @Test
    void halfClosesConnections() throws IOException {
        send("x");
        receive(1);

        proxy.halfCloseAll();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        send("still open this way");
    }

    @Test
    void refusesConnectionsUntilItIsHealed() throws IOException {
        proxy.refuse();
        client = newClient();
        assertThatThrownBy(() -> {
                    send("x");
                    receive(1);
                })
                .isInstanceOf(IOException.class);

        proxy.heal();
        client = newClient();

        send("x");
        assertThat(receive(1)).isEqualTo("x");
    }

    @Test
    void tellsSubscriptionsFromOtherConnections() throws IOException {
        try (Socket other = newClient()) {
            send("SUBSCRIBE a");
            receive(11);

            proxy.subscriptions().resetAll();

            assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketException.class);
            other.getOutputStream().write('x');
            assertThat(other.getInputStream().read()).isEqualTo('x');
            assertThat(proxy.subscriptions().connections()).isZero();
            assertThat(proxy.commands().connections()).isEqualTo(1);
        }
    }

    @Test
    void holdsBackSubscriptionsAlone() throws IOException {
        proxy.subscriptions().toClient().hold();
        send("x");
        assertThat(receive(1)).isEqualTo("x");
        send("SUBSCRIBE a");
        client.setSoTimeout(50);
        assertThatThrownBy(() -> receive(11)).isInstanceOf(SocketTimeoutException.class);

        proxy.heal();
        client.setSoTimeout(5000);

        assertThat(receive(11)).isEqualTo("SUBSCRIBE a");
    }

    @Test
    void forsakesSubscriptionsWithoutTellingTheClient() throws IOException {
        send("SUBSCRIBE a");
        receive(11);

        proxy.subscriptions().forsakeAll();

        client.setSoTimeout(50);
        send("x");
        assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(5000);
        proxy.subscriptions().resetAll();
        assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketException.class);
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void endsAConnectionWhenBothSidesHave() throws IOException {
        send("bye");
        client.shutdownOutput();

        assertThat(receive(3)).isEqualTo("bye");
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        await().until(() -> proxy.connections() == 0);
    }

    private Socket newClient() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(5000);
        return socket;
    }

    private void send(String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String receive(int bytes) throws IOException {
        byte[] received = client.getInputStream().readNBytes(bytes);
        if (received.length < bytes) {
            throw new IOException("ended after " + received.length + " bytes");
        }
        return new String(received, StandardCharsets.US_ASCII);
    }

    private void echoEach() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread echo = new Thread(() -> echo(socket));
                echo.setDaemon(true);
                echo.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // The test cut it.
        }
    }
}
