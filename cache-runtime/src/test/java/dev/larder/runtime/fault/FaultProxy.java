package dev.larder.runtime.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between a client and a server of this machine that fails as it is told: slow, silent, cut off, half closed.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.before(server.port())) {
 *     … connect to proxy.port() …
 *     proxy.toClient().delay(Duration.ofMillis(400));     // commands take effect, answers come too late
 *     proxy.toServer().hold();                            // commands arrive after heal()
 *     proxy.heal();
 * }
 * }</pre>
 *
 * <p>Faults concern the connections under way and those to come. Those of {@link #subscriptions} and {@link #commands} concern one kind
 * of connections only. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

    private final ServerSocket entrance;

    private final int target;

    private final Way toServer = new Way();

    private final Way toClient = new Way();

    private final Traffic commands = new Traffic();

    private final Traffic subscriptions = new Traffic();

    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private volatile boolean refusing;

    private FaultProxy(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    /** Opens a proxy on a free port, before a server's port. */
    public static FaultProxy before(int target) {
        try {
            FaultProxy proxy = new FaultProxy(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), target);
            Thread door = new Thread(proxy::accept, "fault-proxy");
            door.setDaemon(true);
            door.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** What happens to commands. */
    public Way toServer() {
        return toServer;
    }

    /** What happens to answers. */
    public Way toClient() {
        return toClient;
    }

    /** The connections that have sent no {@code SUBSCRIBE}. */
    public Traffic commands() {
        return commands;
    }

    /** The connections that have sent {@code SUBSCRIBE}, from then on. */
    public Traffic subscriptions() {
        return subscriptions;
    }

    /** Resets every connection; new ones are let through. */
    public void resetAll() {
        links.forEach(Link::reset);
    }

    /** Ends the answers of every connection in an orderly way, while commands still get through. */
    public void halfCloseAll() {
        links.forEach(Link::endAnswers);
    }

    /** Resets every connection, and each new one, until {@link #heal}. */
    public void refuse() {
        refusing = true;
        resetAll();
    }

    /** Ends all faults; connections that were reset stay so. */
    public void heal() {
        refusing = false;
        toServer.heal();
        toClient.heal();
        commands.heal();
        subscriptions.heal();
    }

    /** How many connections are open. */
    public int connections() {
        return links.size();
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        resetAll();
    }

    void gone(Link link) {
        links.remove(link);
        commands.remove(link);
        subscriptions.remove(link);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                admit(entrance.accept());
            } catch (IOException e) {
                // Closed, or a client that was gone again: nothing to do for either.
            }
        }
    }

    private void admit(Socket client) throws IOException {
        Socket server = new Socket();
        Link link = new Link(client, server, this);
        links.add(link);
        commands.add(link);
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 5000);
        } catch (IOException e) {
            link.reset();
            return;
        }
        // Whoever refuses after this look finds the link, and resets it.
        if (refusing || entrance.isClosed()) {
            link.reset();
            return;
        }
        link.start();
    }
}
