package dev.larder.runtime.redisson.connect;

import java.util.ArrayList;
import java.util.List;

/**
 * The address of a server.
 *
 * @param host a host name or an IP address, that of IPv6 without brackets
 */
record HostAndPort(String host, int port) {

    /** Reads {@code host}, {@code host:port}, {@code [::1]} or {@code [::1]:port}. */
    static HostAndPort parse(String name, String text, int defaultPort) {
        String host = text;
        int port = defaultPort;
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[");
        boolean bareAddress = !bracketed && text.indexOf(':') != colon;
        if (!bareAddress && colon > text.lastIndexOf(']')) {
            host = text.substring(0, colon);
            port = port(name, text.substring(colon + 1));
        }
        if (bracketed && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new HostAndPort(host(name, host), port);
    }

    /** Reads nodes that commas separate. */
    static List<HostAndPort> parseList(String name, String text, int defaultPort) {
        List<HostAndPort> nodes = new ArrayList<>();
        for (String node : text.split(",", -1)) {
            nodes.add(parse(name, node.strip(), defaultPort));
        }
        return List.copyOf(nodes);
    }

    static String host(String name, String host) {
        if (!host.matches("[\\p{L}\\p{N}._%:-]+")) {
            throw new IllegalArgumentException(name + " \"" + masked(host)
                    + "\" is not a host; write a host name or an IP address such as redis.example.org, or set"
                    + " REDIS_URL to a whole URL");
        }
        return host;
    }

    static int port(String name, String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    name + " \"" + masked(text) + "\" is not a port; write a number from 1 to 65535 such as 6379");
        }
        return port;
    }

    /** Returns the text without what may be the password of a URL. */
    private static String masked(String text) {
        int at = text.lastIndexOf('@');
        return at >= 0 ? "…" + text.substring(at) : text.replaceFirst("(?s)//.*", "//…");
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
