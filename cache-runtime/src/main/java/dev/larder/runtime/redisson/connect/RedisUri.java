package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.connect.ServerSettings.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A URI such as {@code redis://user:password@host:6379/0}. Its messages hold no password. */
public final class RedisUri {

    static final int PORT = 6379;

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z0-9+.-]+://");

    /** A host and a port. What stands for the port in another text may be a password. */
    private static final String SERVER = "(\\[[\\p{XDigit}:.]+(%\\w+)?]|[\\p{L}\\p{N}._%-]+)(:\\d{1,5})?";

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
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw malformed("has something behind the database");
        }
        // URI itself takes no host name with an underscore.
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        String userInfo = authority.contains("@") ? authority.substring(0, authority.lastIndexOf('@')) : null;
        String server = authority.substring(authority.lastIndexOf('@') + 1);
        if (!server.matches(SERVER)) {
            throw malformed("names no host, or no port from 1 to 65535 behind it");
        }
        boolean tls = scheme.equals("rediss") || scheme.equals("valkeys");
        return ServerSettings.standalone(
                node(server), credentials(userInfo, elsewhere), database(uri.getPath()), tls, remedy);
    }

    private HostAndPort node(String server) {
        try {
            return HostAndPort.parse(name, server, PORT);
        } catch (IllegalArgumentException e) {
            // The cause is dropped, since its message may quote a password.
            throw malformed("names no host, or no port from 1 to 65535 behind it");
        }
    }

    private int database(@Nullable String path) {
        String database = path == null ? "" : path.replaceFirst("^/", "");
        if (!database.matches("\\d{0,6}")) {
            throw malformed("ends in something else than the number of a database");
        }
        return database.isEmpty() ? 0 : Integer.parseInt(database);
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

    /** Quotes the scheme and a part behind the last {@code @}, since all else may be a password. */
    private IllegalArgumentException malformed(String problem) {
        Matcher scheme = SCHEME.matcher(text.strip());
        String server = text.strip().replaceFirst("(?s)[?#].*", "").replaceFirst("(?s)^.*(@|//)", "");
        String shown = (scheme.find() ? scheme.group() : "")
                + (text.contains("@") ? "…@" : "")
                + (server.matches(SERVER + "(/\\d*)?") ? server : "…");
        return new IllegalArgumentException(name + " \"" + shown + "\" " + problem
                + "; write redis://user:password@host:6379/0, or rediss:// for TLS, and percent-encode special"
                + " characters of the password");
    }
}
