package dev.larder.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;

/**
 * A network between a client and a server on this machine: passes bytes on in their order, each after a fixed delay. Threads
 * that wait wake up some 60 µs late on Linux, so that a round trip takes twice the delay and about a tenth of a millisecond.
 *
 * <p>Many bytes are under way at once, as in a network: the delay costs time, not throughput.
 */
public final class DelayRelay implements AutoCloseable {

    private final ServerSocket entrance;

    private final int server;

    private final Duration delay;

    private DelayRelay(ServerSocket entrance, int server, Duration delay) {
        this.entrance = entrance;
        this.server = server;
        this.delay = delay;
    }

    /** Starts a relay on a free port to a server's port. */
    public static DelayRelay start(int server, Duration delay) {
        try {
            DelayRelay relay = new DelayRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, delay);
            daemon("relay", relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the port for clients. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Takes no more connections. Those that exist end when either side ends them. */
    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException e) {
                // Closed, or the server takes no connection: the client sees its own end closed.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            onward.setOption(StandardSocketOptions.TCP_NODELAY, true);
            DelayedPipe.connect(client, onward, delay);
            DelayedPipe.connect(onward, client, delay);
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
