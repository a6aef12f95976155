package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.connect.ServerSettings.Topology;
import dev.larder.runtime.spi.StoreException;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Explains why no connection was made. */
final class ConnectFailure {

    private static final Set<String> REFUSED_CREDENTIALS = Set.of("NOAUTH", "WRONGPASS");

    private ConnectFailure() {}

    /** Returns the innermost reason, since Redisson wraps the server's errors. */
    static String reason(Throwable failure, @Nullable ServerSettings settings) {
        Throwable root = failure;
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof StoreException) {
                return String.valueOf(e.getMessage());
            }
            if (e instanceof SSLException) {
                return tls(e);
            }
            root = e;
            String code = RedisFailure.code(e);
            if (REFUSED_CREDENTIALS.contains(code) && settings != null && isOfSentinel(e, settings)) {
                return code + " (the Sentinels refuse the password; set REDIS_SENTINEL_PASSWORD to theirs)";
            }
            if (!code.isEmpty()) {
                break;
            }
        }
        return RedisFailure.reason(root);
    }

    /** Returns whether the failure's connection, which Redisson's message names, leads to a Sentinel. */
    private static boolean isOfSentinel(Throwable failure, ServerSettings settings) {
        String message = String.valueOf(failure.getMessage());
        return settings.topology() == Topology.SENTINEL
                && settings.nodes().stream().anyMatch(node -> message.contains(":" + node.port() + "]"));
    }

    private static String tls(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("certif") || failure instanceof SSLHandshakeException
                ? "the JVM does not trust the server's certificate, or it is for another host (add it to the trust store"
                        + " that the system property javax.net.ssl.trustStore names)"
                : "the server does not speak TLS";
    }
}
