package dev.larder.runtime.redisson;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Lookup;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A read that waits to be sent, or for its reply; its caller's own future, which the caller may cancel at any time.
 *
 * <p>Its place among the keys of its command is written and read by those who send and answer that command, and handed
 * from one to the other by the command.
 */
final class PendingRead extends CompletableFuture<Lookup> {

    private final String key;

    private int place;

    PendingRead(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    void take(int newPlace) {
        this.place = newPlace;
    }

    int place() {
        return place;
    }

    void answer(byte @Nullable [] value) {
        complete(Signature.classify(value));
    }
}
