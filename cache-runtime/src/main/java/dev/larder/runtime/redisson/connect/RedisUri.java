package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.connect.ServerSettings.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A URI such as {@code redis://user:password@host:6379/0}. Its messages hold no password. */
public final class RedisUri {

    static final int PORT = 6379;

    private final String name;

    private final String text;

    /** @param name the setting that messages name */
    RedisUri(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Returns the settings that a URI names.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public static ServerSettings parse(String uri) {
        return new RedisUri("uri", uri).settings(Credentials.NONE, "check the URI's host and port");
    }

    /** @param elsewhere the credentials that apply when the URI names none */
    ServerSettings settings(Credentials elsewhere, String remedy) {
        URI uri = uri();
        String scheme = String.valueOf(uri.getScheme());
        if (!scheme.matches("redis|rediss|valkey|valkeys")) {
            throw malformed("begins with neither redis:// nor rediss://");
        }
        if (uri.getHost() == null) {
            throw malformed("names no host");
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw malformed("has something behind the database");
        }
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        int database = path.isEmpty() ? 0 : database(name, path);
        HostAndPort node =
                HostAndPort.parse(name, uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort(), PORT);
        boolean tls = scheme.equals("rediss") || scheme.equals("valkeys");
        return ServerSettings.standalone(node, credentials(uri.getRawUserInfo(), elsewhere), database, tls, remedy);
    }

    static int database(String name, String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(
                    name + ": \"" + text + "\" is not a database; write a number from 0 on, mostly 0");
        }
        return Integer.parseInt(text);
    }

    private URI uri() {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            // The cause is dropped, since its message quotes the password.
            throw malformed("is not a URI");
        }
    }

    private Credentials credentials(@Nullable String userInfo, Credentials elsewhere) {
        if (userInfo == null) {
            return elsewhere;
        }
        if (!elsewhere.equals(Credentials.NONE)) {
            throw new IllegalArgumentException(name + " names a user or password, and so does REDIS_USERNAME or"
                    + " REDIS_PASSWORD; keep one of the two");
        }
        int colon = userInfo.indexOf(':');
        String username = colon <= 0 ? null : decode(userInfo.substring(0, colon));
        String password = decode(userInfo.substring(colon + 1));
        return new Credentials(username, password.isEmpty() ? null : password);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private IllegalArgumentException malformed(String problem) {
        String shown = text.replaceAll("(?s)(^|//)[^/]*.*@", "$1…@");
        return new IllegalArgumentException(name + " \"" + shown + "\" " + problem
                + "; write redis://user:password@host:6379/0, or rediss:// for TLS, and percent-encode special"
                + " characters of the password");
    }
}
