package dev.larder.test.redis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plain connection to a server, in the protocol of Redis, by which tests read and write keys past the store. Thread-safe. */
public final class RespConnection implements AutoCloseable {

    private final Socket socket;

    private final InputStream in;

    /** Connects to a port of this machine. */
    public RespConnection(int port) {
        try {
            socket = new Socket();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
            socket.setSoTimeout(60_000);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a command and returns its reply: text, a {@link Long}, a list of replies, or {@code null}. Arguments may be
     * byte arrays.
     *
     * @throws RespException when the server answers with an error
     */
    public synchronized @Nullable Object command(Object... arguments) {
        try {
            send(List.<Object[]>of(arguments));
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends many commands at once and drops their replies. */
    public synchronized void pipeline(List<Object[]> commands) {
        try {
            for (int i = 0; i < commands.size(); i += 1000) {
                List<Object[]> chunk = commands.subList(i, Math.min(i + 1000, commands.size()));
                send(chunk);
                for (int j = 0; j < chunk.size(); j++) {
                    read();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(List<Object[]> commands) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object[] command : commands) {
            out.writeBytes(ascii("*" + command.length + "\r\n"));
            for (Object argument : command) {
                byte[] bytes = argument instanceof byte[] raw
                        ? raw
                        : argument.toString().getBytes(StandardCharsets.UTF_8);
                out.writeBytes(ascii("$" + bytes.length + "\r\n"));
                out.writeBytes(bytes);
                out.writeBytes(ascii("\r\n"));
            }
        }
        out.writeTo(socket.getOutputStream());
    }

    private @Nullable Object read() throws IOException {
        int type = in.read();
        String line = line();
        return switch (type) {
            case '+' -> line;
            case ':' -> Long.valueOf(line);
            case '-' -> throw new RespException(line);
            case '$' -> bulk(Integer.parseInt(line));
            case '*' -> list(Integer.parseInt(line));
            default -> throw new EOFException("the server closed the connection");
        };
    }

    private @Nullable String bulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        in.readNBytes(2);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private @Nullable List<@Nullable Object> list(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        List<@Nullable Object> replies = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            replies.add(read());
        }
        return replies;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            line.write(c);
        }
        in.read();
        return line.toString(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An error reply of the server. */
    public static final class RespException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RespException(String message) {
            super(Objects.requireNonNull(message));
        }
    }
}
