package dev.larder.runtime.redisson;

import io.netty.channel.epoll.Epoll;
import org.redisson.config.TransportMode;

/**
 * Sockets by epoll where that is possible: on Linux, when the application has {@code netty-transport-native-epoll} of this
 * machine's architecture. It spares copies and wake-ups that NIO needs.
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
            // Not even the classes are there; they are optional.
            return false;
        }
    }
}
