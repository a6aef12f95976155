package dev.larder.runtime.memory;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Lease;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one key holds.
 *
 * @param bytes the value, with a lease's signature behind it where there is one
 * @param expiresMicros when the key ends, on the store's clock
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Entry(byte[] bytes, long expiresMicros) {

    private static final byte[] ABSENT = "null".getBytes(StandardCharsets.US_ASCII);

    /** Nothing but a lease, which the key outlives by nothing. */
    static Entry leased(Signature signature) {
        return new Entry(signature.appendTo(ABSENT), signature.deadlineMicros());
    }

    Entry with(Signature signature) {
        return new Entry(signature.appendTo(Signature.strip(bytes)), expiresMicros);
    }

    Entry withoutSignature() {
        return new Entry(Signature.strip(bytes), expiresMicros);
    }

    @Nullable
    Signature signature() {
        return Signature.endOf(bytes);
    }

    /** Whether the lease, if any, is all that is here. */
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
