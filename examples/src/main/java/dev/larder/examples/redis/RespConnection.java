package dev.larder.examples.redis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The least client that can ask Redis something: a socket and RESP, the text protocol that redis-cli speaks. Not
 * thread-safe.
 */
final class RespConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final Socket socket;

    private final InputStream replies;

    private RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.replies = new BufferedInputStream(socket.getInputStream());
    }

    static RespConnection open(RedisAddress address) {
        try {
            RespConnection connection = new RespConnection(connect(address));
            if (address.password() != null) {
                connection.text(
                        "AUTH", address.username() == null ? "default" : address.username(), address.password());
            }
            if (address.database() != 0) {
                connection.text("SELECT", "" + address.database());
            }
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException("No Redis answers at " + address, e);
        }
    }

    private static Socket connect(RedisAddress address) throws IOException {
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
        plain.setSoTimeout(TIMEOUT_MILLIS);
        if (!address.tls()) {
            return plain;
        }
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(plain, address.host(), address.port(), true);
        var parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    /** The reply to a command that answers with text or nothing. */
    @Nullable
    String text(String... command) {
        return (String) call(command);
    }

    /** The reply to a command that answers with a number. */
    long number(String... command) {
        Object reply = call(command);
        return reply instanceof Long number ? number : -1;
    }

    /** The reply to a command that answers with a list, which may hold lists. */
    List<?> list(String... command) {
        Object reply = call(command);
        return reply instanceof List<?> list ? list : List.of();
    }

    private @Nullable Object call(String... command) {
        try {
            socket.getOutputStream().write(request(command));
            return reply();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not answer " + command[0], e);
        }
    }

    private static byte[] request(String... command) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("*" + command.length + "\r\n").getBytes(StandardCharsets.UTF_8));
        for (String part : command) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            request.writeBytes(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.UTF_8));
            request.writeBytes(bytes);
            request.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        return request.toByteArray();
    }

    private @Nullable Object reply() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case ':' -> Long.valueOf(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> array(Integer.parseInt(rest));
            case '-' -> throw new IOException("Redis replied " + rest);
            default -> throw new IOException("This is not a Redis server");
        };
    }

    private @Nullable String bulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = replies.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("Redis closed the connection");
        }
        replies.skipNBytes(2);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<@Nullable Object> array(int length) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(reply());
        }
        return elements;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = replies.read(); b != '\r'; b = replies.read()) {
            if (b < 0) {
                throw new EOFException("Redis closed the connection");
            }
            line.write(b);
        }
        replies.skipNBytes(1);
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Closing is all that was left to do with it.
        }
    }
}
