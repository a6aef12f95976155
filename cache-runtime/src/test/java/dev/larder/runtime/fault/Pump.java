package dev.larder.runtime.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Carries the bytes of one connection one way. One thread takes them in and notes when they are due, another hands them
 * on, so that a delay does not make the way narrower.
 */
final class Pump {

    private static final byte[] END = {};

    private final Link link;

    private final Socket from;

    private final Socket to;

    private final Way way;

    /** What happens to the connections of this one's kind, in addition. */
    private final Supplier<Way> kind;

    private final BlockingQueue<Parcel> travelling = new LinkedBlockingQueue<>();

    private final Thread taker = daemon("fault-proxy-in", this::take);

    private final Thread giver = daemon("fault-proxy-out", this::give);

    Pump(Link link, Socket from, Socket to, Way way, Supplier<Way> kind) {
        this.link = link;
        this.from = from;
        this.to = to;
        this.way = way;
        this.kind = kind;
    }

    void start() {
        taker.start();
        giver.start();
    }

    /** The sockets are closed by then; who waits for something else is told. */
    void stop() {
        taker.interrupt();
        giver.interrupt();
    }

    private static Thread daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }

    private void take() {
        byte[] buffer = new byte[1 << 14];
        try {
            InputStream in = from.getInputStream();
            int read;
            while ((read = in.read(buffer)) >= 0) {
                byte[] bytes = Arrays.copyOf(buffer, read);
                link.carries(this, bytes);
                send(bytes);
            }
            send(END);
        } catch (IOException e) {
            link.broken();
        }
    }

    private void send(byte[] bytes) {
        travelling.add(new Parcel(
                bytes, System.nanoTime() + Math.max(way.delayNanos(), kind.get().delayNanos())));
    }

    private void give() {
        try {
            OutputStream out = to.getOutputStream();
            while (true) {
                Parcel parcel = travelling.take();
                TimeUnit.NANOSECONDS.sleep(parcel.due - System.nanoTime());
                way.awaitOpen();
                kind.get().awaitOpen();
                if (parcel.bytes == END) {
                    to.shutdownOutput();
                    link.ended();
                    return;
                }
                int passing = kind.get().pass(way.pass(parcel.bytes.length));
                write(out, parcel.bytes, passing);
                if (passing < parcel.bytes.length) {
                    link.reset();
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            link.broken();
        }
    }

    private void write(OutputStream out, byte[] bytes, int length) throws IOException, InterruptedException {
        int written = 0;
        while (written < length && way.dripNanos() > 0) {
            out.write(bytes, written++, 1);
            TimeUnit.NANOSECONDS.sleep(way.dripNanos());
        }
        out.write(bytes, written, length - written);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Parcel(byte[] bytes, long due) {}
}
