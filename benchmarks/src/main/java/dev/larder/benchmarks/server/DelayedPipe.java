package dev.larder.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** One direction of a relayed connection. One thread reads and notes the time, another one writes when it is due. */
final class DelayedPipe {

    private static final int CHUNK_BYTES = 64 * 1024;

    private static final Chunk END = new Chunk(new byte[0], 0);

    private final Socket from;

    private final Socket to;

    private final long delayNanos;

    private final BlockingQueue<Chunk> underWay = new LinkedBlockingQueue<>();

    private DelayedPipe(Socket from, Socket to, Duration delay) {
        this.from = from;
        this.to = to;
        this.delayNanos = delay.toNanos();
    }

    static void connect(Socket from, Socket to, Duration delay) {
        DelayedPipe pipe = new DelayedPipe(from, to, delay);
        DelayRelay.daemon("relay-read", pipe::read);
        DelayRelay.daemon("relay-write", pipe::write);
    }

    private void read() {
        byte[] buffer = new byte[CHUNK_BYTES];
        try {
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                underWay.add(new Chunk(Arrays.copyOf(buffer, length), System.nanoTime() + delayNanos));
            }
        } catch (IOException e) {
            // The connection ends, which the other side is told as well.
        }
        underWay.add(END);
    }

    private void write() {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            for (Chunk chunk = underWay.take(); chunk != END; chunk = underWay.take()) {
                for (long left = chunk.dueNanos() - System.nanoTime();
                        left > 0;
                        left = chunk.dueNanos() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(chunk.bytes());
            }
        } catch (IOException e) {
            // The connection ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Bytes that came together, and when they go on by {@link System#nanoTime()}. */
    private record Chunk(byte[] bytes, long dueNanos) {}
}
