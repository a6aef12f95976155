package dev.larder.examples.redis;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one Redis server listens, and how to log in.
 *
 * <p>Reads the environment variables that {@code Larder.connect()} reads, since the tour looks into the same server.
 */
public record RedisAddress(
        String host,
        int port,
        boolean tls,
        int database,
        @Nullable String username,
        @Nullable String password) {

    private static final int DEFAULT_PORT = 6379;

    /** A server without a password on this machine. */
    static RedisAddress local(int port) {
        return new RedisAddress("127.0.0.1", port, false, 0, null, null);
    }

    /**
     * The server that {@code REDIS_URL}, or else {@code REDIS_HOST}, {@code REDIS_PORT} and their companions, name; empty
     * if none of these three is set.
     *
     * @throws IllegalArgumentException if a variable cannot be understood, or names a cluster or sentinels
     */
    public static Optional<RedisAddress> from(Map<String, String> environment) {
        if (!value(environment, "REDIS_CLUSTER_NODES").isEmpty()
                || !value(environment, "REDIS_SENTINEL_NODES").isEmpty()) {
            throw new IllegalArgumentException("The storefront looks into one Redis server:"
                    + " set REDIS_URL, or REDIS_HOST and REDIS_PORT, instead of a cluster or sentinels");
        }
        String url = value(environment, "REDIS_URL");
        if (!url.isEmpty()) {
            return Optional.of(parse(url));
        }
        String host = value(environment, "REDIS_HOST");
        String port = value(environment, "REDIS_PORT");
        if (host.isEmpty() && port.isEmpty()) {
            return Optional.empty();
        }
        String database = value(environment, "REDIS_DB");
        return Optional.of(new RedisAddress(
                host.isEmpty() ? "localhost" : host,
                port.isEmpty() ? DEFAULT_PORT : number("REDIS_PORT", port),
                value(environment, "REDIS_TLS").equals("true"),
                database.isEmpty() ? 0 : number("REDIS_DB", database),
                environment.get("REDIS_USERNAME"),
                environment.get("REDIS_PASSWORD")));
    }

    private static RedisAddress parse(String url) {
        URI uri = URI.create(url);
        boolean tls = "rediss".equals(uri.getScheme());
        if ((!tls && !"redis".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "REDIS_URL must look like redis://[[user]:password@]host[:port][/db]" + " (or rediss:// for TLS)");
        }
        // As for Larder, a lone part before the @ is the password.
        String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = login.indexOf(':');
        String user = decoded(login.substring(0, Math.max(colon, 0)));
        String password = decoded(login.substring(colon + 1));
        String path = uri.getPath() == null ? "" : uri.getPath().replace("/", "");
        return new RedisAddress(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                tls,
                path.isEmpty() ? 0 : number("The database in REDIS_URL", path),
                user.isEmpty() ? null : user,
                password.isEmpty() ? null : password);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int number(String what, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + " must be a number, not \"" + text + '"', e);
        }
    }

    /** A blank variable counts as not set. */
    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }

    /** The shell command that shows a key of this server; redis-cli asks for a password itself. */
    public String redisCli(String arguments) {
        return "redis-cli"
                + ("127.0.0.1".equals(host) ? "" : " -h " + host)
                + " -p " + port
                + (tls ? " --tls" : "")
                + (database == 0 ? "" : " -n " + database)
                + (username == null ? "" : " --user " + username)
                + (password == null ? "" : " --askpass")
                + ' '
                + arguments;
    }

    /** The address as {@code REDIS_URL} would name it, password included. */
    public String uri() {
        String login =
                password == null ? "" : (username == null ? "" : encoded(username)) + ':' + encoded(password) + '@';
        return (tls ? "rediss://" : "redis://") + login + host + ':' + port + '/' + database;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Host and port, never the password. */
    @Override
    public String toString() {
        return host + ':' + port;
    }
}
