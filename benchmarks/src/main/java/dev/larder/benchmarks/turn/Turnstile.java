package dev.larder.benchmarks.turn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * Lets one of several JVMs run an iteration at a time, in the order in which they ask, so that a second in which the
 * machine is slow is slow for all of them. Nobody begins before all have come.
 *
 * <p>Each JVM holds a connection ({@link TurnProfiler}) and asks for each turn; one that is gone has given up its turn.
 */
public final class Turnstile implements AutoCloseable {

    /** System property with the port at which the JVMs ask for their turns. */
    static final String PORT_PROPERTY = "benchmarks.turnstile.port";

    static final int ASK = '?';

    static final int GRANT = '!';

    static final int DONE = '.';

    private final ServerSocket server;

    private final CountDownLatch missing;

    private final Semaphore turn = new Semaphore(1, true);

    private Turnstile(ServerSocket server, int parties) {
        this.server = server;
        this.missing = new CountDownLatch(parties);
    }

    /** Opens one for so many JVMs. */
    public static Turnstile open(int parties) {
        try {
            Turnstile turnstile =
                    new Turnstile(new ServerSocket(0, parties, InetAddress.getLoopbackAddress()), parties);
            daemon(turnstile::admit);
            return turnstile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The argument by which a JVM finds it. */
    public String jvmArgument() {
        return "-D" + PORT_PROPERTY + "=" + server.getLocalPort();
    }

    /** Has nobody wait for a JVM that ended, perhaps before it came. */
    public void excuse() {
        missing.countDown();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void admit() {
        try {
            while (true) {
                Socket party = server.accept();
                missing.countDown();
                daemon(() -> serve(party));
            }
        } catch (IOException closed) {
            // All that came have left.
        }
    }

    private void serve(Socket party) {
        try (party) {
            party.setTcpNoDelay(true);
            missing.await();
            while (party.getInputStream().read() == ASK) {
                turn.acquire();
                try {
                    party.getOutputStream().write(GRANT);
                    if (party.getInputStream().read() != DONE) {
                        return;
                    }
                } finally {
                    turn.release();
                }
            }
        } catch (IOException gone) {
            // Its JVM has ended; the runner tells of that.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "turnstile");
        thread.setDaemon(true);
        thread.start();
    }
}
