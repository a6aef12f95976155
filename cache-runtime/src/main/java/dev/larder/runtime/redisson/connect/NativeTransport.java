package dev.larder.runtime.redisson.connect;

import io.netty.channel.epoll.Epoll;
import org.redisson.config.TransportMode;

/**
 * Chooses epoll where it is available: on Linux, when the application has {@code netty-transport-native-epoll} for this
 * machine's architecture. It avoids copies and wake-ups that NIO needs.
 */
final class NativeTransport {

    private NativeTransport() {}

    static TransportMode best() {
        return hasEpoll() ? TransportMode.EPOLL : TransportMode.NIO;
    }

    private static boolean hasEpoll() {
        try {
            return Epoll.isAvailable();
        } catch (NoClassDefFoundError e) {
            // The classes are optional.
            return false;
        }
    }
}
