package dev.larder.runtime.redisson.near;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The question of a link whether all near caches have applied what was published before it. It is published on the channel of
 * the removals, so a near cache that reads it has read those. In a cluster it comes from every master, and is answered where it
 * comes from the master that it was sent to.
 *
 * @param asker the id of the link
 * @param number the number of the question among those of the link
 * @param slot a slot of the master
 */
record Question(long asker, long number, int slot) {

    private static final byte KIND = 'q';

    private static final int SIZE = 1 + Long.BYTES + Long.BYTES + Short.BYTES;

    byte[] bytes() {
        return ByteBuffer.allocate(SIZE)
                .put(KIND)
                .putLong(asker)
                .putLong(number)
                .putShort((short) slot)
                .array();
    }

    /** Returns the bytes of the answer of a process. */
    byte[] answer(long process) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(number)
                .putLong(process)
                .array();
    }

    /** Returns the question that a message holds; {@code null} when it is none. */
    static @Nullable Question parse(byte[] message) {
        if (message.length != SIZE || message[0] != KIND) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(message, 1, SIZE - 1);
        return new Question(bytes.getLong(), bytes.getLong(), bytes.getShort());
    }

    /** Returns the number of the question that a message answers; 0 when it answers none. */
    static long answered(byte[] message) {
        return message.length == 2 * Long.BYTES ? ByteBuffer.wrap(message).getLong() : 0;
    }

    /** Returns the process that has sent an answer. */
    static long answering(byte[] message) {
        return message.length == 2 * Long.BYTES ? ByteBuffer.wrap(message).getLong(Long.BYTES) : 0;
    }
}
