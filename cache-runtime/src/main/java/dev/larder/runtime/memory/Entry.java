package dev.larder.runtime.memory;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.index.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contents of one key.
 *
 * @param bytes the value, and behind it the signature of a lease, if there is one
 * @param tags the tags that the key is listed under
 * @param expiresMicros the time on the store's clock at which the key ends, in microseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Entry(byte[] bytes, Set<String> tags, long expiresMicros) {

    private static final byte[] ABSENT = "null".getBytes(StandardCharsets.US_ASCII);

    /** Returns an entry with only a lease. It ends with the lease. */
    static Entry leased(Signature signature, Set<String> tags) {
        return new Entry(signature.appendTo(ABSENT), tags, signature.deadlineMicros());
    }

    Entry with(Signature signature) {
        return new Entry(signature.appendTo(Signature.strip(bytes)), tags, expiresMicros);
    }

    /** Returns the entry of a key that is listed under more tags. Tags of an earlier value stay. */
    Entry tagged(Collection<Tag> more) {
        Set<String> all = new HashSet<>(tags);
        more.forEach(tag -> all.add(tag.text()));
        return new Entry(bytes, Set.copyOf(all), expiresMicros);
    }

    /** Returns the entry with a value in place of this one. */
    Entry storing(byte[] value, long expiresMicros) {
        return new Entry(value, tags, expiresMicros);
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
