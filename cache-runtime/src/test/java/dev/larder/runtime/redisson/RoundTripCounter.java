package dev.larder.runtime.redisson;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A proxy that counts round trips. It passes replies on only after no command has come for a while, on any connection. So all
 * commands that a client sends without waiting for a reply are one round trip.
 */
final class RoundTripCounter implements AutoCloseable {

    /** Longer than the pause between two commands of a client that does not wait. */
    private static final long WAY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocket entrance;

    private final int target;

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private final AtomicLong trips = new AtomicLong();

    private volatile long lastCommand = System.nanoTime();

    /** Whether commands have passed since the last reply. */
    private boolean outward;

    private RoundTripCounter(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    static RoundTripCounter before(int target) {
        try {
            RoundTripCounter counter =
                    new RoundTripCounter(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), target);
            start(counter::accept);
            return counter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Returns the number of round trips so far. */
    long trips() {
        return trips.get();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            Socket client = entrance.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(server);
            start(() -> carry(client, server, this::commandSetsOut));
            start(() -> carry(server, client, this::answerSetsOut));
        }
    }

    private synchronized void commandSetsOut() {
        lastCommand = System.nanoTime();
        outward = true;
    }

    private void answerSetsOut() throws InterruptedException {
        while (lastCommand + WAY_NANOS - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.sleep(Math.max(1, lastCommand + WAY_NANOS - System.nanoTime()));
        }
        synchronized (this) {
            if (outward) {
                outward = false;
                trips.incrementAndGet();
            }
        }
    }

    private static void carry(Socket from, Socket to, Departure departure) throws IOException, InterruptedException {
        byte[] buffer = new byte[1 << 16];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
            departure.sets();
            out.write(buffer, 0, size);
        }
    }

    private static void start(Carrier carrier) {
        Thread thread = new Thread(() -> {
            try {
                carrier.run();
            } catch (IOException | InterruptedException e) {
                // Closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Carrier {
        void run() throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface Departure {
        void sets() throws InterruptedException;
    }
}
