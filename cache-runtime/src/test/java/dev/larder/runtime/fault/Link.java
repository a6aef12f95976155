package dev.larder.runtime.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection through the proxy. */
final class Link {

    private final Socket client;

    private final Socket server;

    private final Pump toServer;

    private final Pump toClient;

    private final FaultProxy proxy;

    private volatile Traffic kind;

    private final AtomicInteger waysLeft = new AtomicInteger(2);

    private final AtomicBoolean gone = new AtomicBoolean();

    private volatile boolean forsaken;

    Link(Socket client, Socket server, FaultProxy proxy) {
        this.client = client;
        this.server = server;
        this.proxy = proxy;
        this.kind = proxy.commands();
        this.toServer = new Pump(this, client, server, proxy.toServer(), () -> kind.toServer());
        this.toClient = new Pump(this, server, client, proxy.toClient(), () -> kind.toClient());
    }

    void start() {
        toServer.start();
        toClient.start();
    }

    /** Looks at what the client sends, for the command that makes this a subscription. */
    void carries(Pump pump, byte[] bytes) {
        if (pump == toServer
                && kind == proxy.commands()
                && new String(bytes, StandardCharsets.ISO_8859_1).contains("SUBSCRIBE")) {
            proxy.subscriptions().add(this);
            kind = proxy.subscriptions();
            proxy.commands().remove(this);
            if (gone.get()) {
                proxy.gone(this);
            }
        }
    }

    /** Tells the client that no more will come; what it sends goes on. */
    void endAnswers() {
        try {
            client.shutdownOutput();
        } catch (IOException e) {
            reset();
        }
    }

    /** Ends the side of the server; the client is told nothing, and hears nothing, until the link is reset. */
    void forsake() {
        forsaken = true;
        close(server, true);
        toServer.stop();
        toClient.stop();
    }

    /** One way cannot carry any more. */
    void broken() {
        if (!forsaken) {
            reset();
        }
    }

    /** Ends both sides at once, with a reset rather than an orderly end; what is under way is lost. */
    void reset() {
        end(true);
    }

    /** One way has carried all that it will. */
    void ended() {
        if (waysLeft.decrementAndGet() == 0 && !forsaken) {
            end(false);
        }
    }

    private void end(boolean abruptly) {
        if (gone.compareAndSet(false, true)) {
            close(client, abruptly);
            close(server, abruptly);
            toServer.stop();
            toClient.stop();
            proxy.gone(this);
        }
    }

    private static void close(Socket socket, boolean abruptly) {
        try {
            if (abruptly) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // It is closed already.
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
