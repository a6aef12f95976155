package dev.larder.runtime.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A proxy before a Redis server that understands commands and replies. A {@link Fault} replaces or drops single replies.
 * Thread-safe.
 */
public final class ReplyProxy implements AutoCloseable {

    private final ServerSocket entrance;

    private final int target;

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private volatile Fault fault = Fault.NONE;

    private ReplyProxy(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    /** Opens a proxy on a free port, before a server's port. */
    public static ReplyProxy before(int target) {
        try {
            ReplyProxy proxy = new ReplyProxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), target);
            start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    public String uri() {
        return "redis://127.0.0.1:" + port();
    }

    /** Sets the fault for all replies from now on. */
    public void fault(Fault fault) {
        this.fault = fault;
    }

    /** Replaces replies. */
    @FunctionalInterface
    public interface Fault {

        Fault NONE = (command, reply) -> reply;

        /**
         * Returns the reply that the client receives, as the protocol spells it, or {@code null} for none.
         *
         * @param command the command's name in upper case, then its arguments
         */
        @Nullable
        String reply(List<String> command, String reply);
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            Socket client = entrance.accept();
            sockets.add(client);
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            InputStream commands = new BufferedInputStream(client.getInputStream());
            InputStream replies = new BufferedInputStream(server.getInputStream());
            OutputStream out = client.getOutputStream();
            while (true) {
                List<String> command = new ArrayList<>();
                server.getOutputStream().write(latin(item(commands, command)));
                command.set(0, command.get(0).toUpperCase(Locale.ROOT));
                String reply = fault.reply(command, item(replies, new ArrayList<>()));
                if (reply != null) {
                    out.write(latin(reply));
                }
            }
        } finally {
            sockets.remove(client);
        }
    }

    /** Reads a command or reply; returns its raw text, and adds its texts to the list. */
    private static String item(InputStream in, List<String> texts) throws IOException {
        String line = line(in);
        StringBuilder raw = new StringBuilder(line).append("\r\n");
        int size = line.startsWith("$") || line.startsWith("*") ? Integer.parseInt(line.substring(1)) : -1;
        if (line.startsWith("*")) {
            for (int i = 0; i < size; i++) {
                raw.append(item(in, texts));
            }
        } else if (size >= 0) {
            String text = new String(in.readNBytes(size), StandardCharsets.ISO_8859_1);
            texts.add(text);
            in.readNBytes(2);
            raw.append(text).append("\r\n");
        }
        return raw.toString();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.write(c);
        }
        in.read();
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void start(Carrier carrier) {
        Thread thread = new Thread(
                () -> {
                    try {
                        carrier.run();
                    } catch (IOException e) {
                        // Closed.
                    }
                },
                "reply-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Carrier {
        void run() throws IOException;
    }
}
