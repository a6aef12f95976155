package dev.larder.benchmarks.turn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** The turns of this JVM at the {@link Turnstile}. Not thread-safe. */
public final class Turns implements AutoCloseable {

    private final Socket turnstile;

    private Turns(Socket turnstile) {
        this.turnstile = turnstile;
    }

    /** Joins the turnstile of the runner that started this JVM. */
    public static Turns join() {
        try {
            Socket turnstile =
                    new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(Turnstile.PORT_PROPERTY));
            turnstile.setTcpNoDelay(true);
            return new Turns(turnstile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next turn. */
    public void begin() {
        try {
            turnstile.getOutputStream().write(Turnstile.ASK);
            if (turnstile.getInputStream().read() != Turnstile.GRANT) {
                throw new IllegalStateException("the benchmark's runner is gone");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the turn. */
    public void end() {
        try {
            turnstile.getOutputStream().write(Turnstile.DONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            turnstile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
