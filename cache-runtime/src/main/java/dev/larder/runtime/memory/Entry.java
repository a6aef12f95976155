package dev.larder.runtime.memory;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Lease;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The contents of one key.
 *
 * @param bytes the value, and behind it the signature of a lease, if there is one
 * @param expiresMicros the time on the store's clock at which the key ends, in microseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Entry(byte[] bytes, long expiresMicros) {

    private static final byte[] ABSENT = "null".getBytes(StandardCharsets.US_ASCII);

    /** Returns an entry with only a lease. It ends with the lease. */
    static Entry leased(Signature signature) {
        return new Entry(signature.appendTo(ABSENT), signature.deadlineMicros());
    }

    Entry with(Signature signature) {
        return new Entry(signature.appendTo(Signature.strip(bytes)), expiresMicros);
    }

    @Nullable
    Signature signature() {
        return Signature.endOf(bytes);
    }

    /** Returns whether the entry holds only a lease. */
    boolean isOnlyLeased() {
        return Arrays.equals(Signature.strip(bytes), ABSENT) && signature() != null;
    }

    boolean isLeasedBy(Lease lease) {
        return Signature.isEndOf(bytes, lease.signature());
    }

    boolean holds(byte[] value) {
        return Arrays.equals(bytes, value);
    }
}
