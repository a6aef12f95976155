package dev.larder.runtime.redisson.connect;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Creates clients of Redisson, and stops the threads of a client that does not connect. */
final class ClientFactory {

    private ClientFactory() {}

    /** Returns a connected client. A second attempt follows a timeout, which a JVM causes that still loads classes. */
    static RedissonClient create(Config config) {
        try {
            return connect(config);
        } catch (RuntimeException e) {
            if (isTimeout(e)) {
                return connect(config);
            }
            throw e;
        }
    }

    private static RedissonClient connect(Config config) {
        // A client that connects when it is created leaves its threads behind when that fails.
        Redisson client = (Redisson) Redisson.create(new Config(config).setLazyInitialization(true));
        try {
            if (!config.isLazyInitialization()) {
                client.getCommandExecutor().getConnectionManager().getEntrySet();
            }
            return client;
        } catch (RuntimeException e) {
            client.shutdown(0, 2, TimeUnit.SECONDS);
            throw e;
        }
    }

    private static boolean isTimeout(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
