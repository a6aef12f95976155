package dev.larder.runtime.redisson.near;

import java.util.List;

/** Something that a server sends on a subscribed connection, in version 2 or 3 of the protocol. */
sealed interface Frame {

    /** Bytes of a known length, such as the reply to a {@code PING} in version 3. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bulk(byte[] bytes) implements Frame {}

    /** Several frames: a message, the reply to a subscription, or in version 2 that to a {@code PING}. */
    record Several(List<Frame> parts) implements Frame {}

    /** An error. */
    record Failure(String text) implements Frame {}

    /** A number, a simple text or nothing, of which the link needs none. */
    record Other() implements Frame {}
}
