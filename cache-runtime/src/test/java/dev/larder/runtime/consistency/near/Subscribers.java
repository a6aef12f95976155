package dev.larder.runtime.consistency.near;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Connections to a server that subscribe to a channel, send PINGs and read what comes, as the links of a fleet do. */
final class Subscribers implements AutoCloseable {

    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private final List<SocketChannel> connections = new ArrayList<>();

    private final Thread thread = new Thread(this::run, "subscribers");

    private final long pauseNanos;

    private volatile boolean closed;

    private Subscribers(long pauseNanos) {
        this.pauseNanos = pauseNanos;
    }

    /** Connects some subscribers, each of which sends a PING after so many milliseconds. */
    static Subscribers connect(int port, int count, String channel, int pingMillis) throws IOException {
        Subscribers subscribers = new Subscribers(TimeUnit.MILLISECONDS.toNanos(pingMillis));
        for (int i = 0; i < count; i++) {
            SocketChannel connection =
                    SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            connection.write(ByteBuffer.wrap(("SUBSCRIBE " + channel + "\r\n").getBytes(StandardCharsets.US_ASCII)));
            connection.configureBlocking(false);
            subscribers.connections.add(connection);
        }
        subscribers.thread.setDaemon(true);
        subscribers.thread.start();
        return subscribers;
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
        long next = System.nanoTime();
        try {
            while (!closed) {
                boolean pings = System.nanoTime() - next >= 0;
                next += pings ? pauseNanos : 0;
                for (SocketChannel connection : connections) {
                    if (pings) {
                        connection.write(ByteBuffer.wrap(PING));
                    }
                    while (connection.read(buffer.clear()) > 0) {
                        // What it says does not matter.
                    }
                }
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a subscriber failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }
}
