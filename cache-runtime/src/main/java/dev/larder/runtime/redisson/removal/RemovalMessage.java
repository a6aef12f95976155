package dev.larder.runtime.redisson.removal;

import dev.larder.runtime.spi.near.NearRemoval;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.function.ToLongFunction;

/**
 * The bytes of a message about removals: a letter, the id of the store that removed, and 64-bit hashes. The letter is
 * {@code k} for hashes of exact keys and {@code p} for those of prefixes. Numbers are big-endian.
 */
public final class RemovalMessage {

    /** The first byte of a message about exact keys. */
    public static final byte KEYS = 'k';

    /** The first byte of a message about prefixes. */
    public static final byte PREFIXES = 'p';

    /** The number of bytes before the first hash. */
    public static final int START = 1 + Long.BYTES;

    private RemovalMessage() {}

    static byte[] start(byte kind, long sender) {
        return ByteBuffer.allocate(START).put(kind).putLong(sender).array();
    }

    static byte[] hash(long hash) {
        return ByteBuffer.allocate(Long.BYTES).putLong(hash).array();
    }

    static <T> byte[] of(byte[] start, Collection<T> removed, ToLongFunction<T> hash) {
        ByteBuffer message =
                ByteBuffer.allocate(start.length + removed.size() * Long.BYTES).put(start);
        removed.forEach(each -> message.putLong(hash.applyAsLong(each)));
        return message.array();
    }

    /** Returns the id of the sender of a message that is at least as long as its {@link #START}. */
    public static long sender(byte[] message) {
        return ByteBuffer.wrap(message).getLong(1);
    }

    /** Reads a message about removals. One of an unknown form may remove anything. */
    public static NearRemoval parse(byte[] message) {
        int bytes = message.length - START;
        if (bytes < 0 || bytes % Long.BYTES != 0 || (message[0] != KEYS && message[0] != PREFIXES)) {
            return NearRemoval.ALL;
        }
        long[] hashes = new long[bytes / Long.BYTES];
        ByteBuffer.wrap(message, START, bytes).asLongBuffer().get(hashes);
        return message[0] == KEYS ? NearRemoval.ofKeys(hashes) : NearRemoval.ofPrefixes(hashes);
    }
}
