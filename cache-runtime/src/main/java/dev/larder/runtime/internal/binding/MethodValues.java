package dev.larder.runtime.internal.binding;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.internal.readback.FirstValues;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.Expiry;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import dev.larder.runtime.spi.index.Tag;
import dev.larder.runtime.spi.index.TagListing;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The values of one method: reads them from what keys hold, and writes them for the store. Thread-safe. */
public final class MethodValues<V> {

    private final ValueFormat<V> format;

    private final FirstValues<V> firstValues;

    private final Expiry expiry;

    private final @Nullable Duration nullTtl;

    private final int maxValueSize;

    private final RandomGenerator random;

    private final Duration indexedFor;

    private final MethodReporter reporter;

    /**
     * Creates the values of a method.
     *
     * @param nullTtl how long absence is remembered; {@code null} when it is not
     * @param random draws the jitter; shared by all threads
     * @param indexedFor the maximum lifetime of a key from its lease on
     */
    MethodValues(
            ValueFormat<V> format,
            FirstValues<V> firstValues,
            Expiry expiry,
            @Nullable Duration nullTtl,
            int maxValueSize,
            RandomGenerator random,
            Duration indexedFor,
            MethodReporter reporter) {
        this.format = format;
        this.firstValues = firstValues;
        this.expiry = expiry;
        this.nullTtl = nullTtl;
        this.maxValueSize = maxValueSize;
        this.random = random;
        this.indexedFor = indexedFor;
        this.reporter = reporter;
    }

    /** Returns what a lookup means to this method. A value that the method cannot use is reported as rejected. */
    public ReadResult<V> interpret(CacheKey key, Lookup found) {
        if (found instanceof Lookup.Hit hit) {
            return decode(key, hit.value());
        }
        if (found instanceof Lookup.Miss) {
            return new ReadResult.Missing<>();
        }
        if (found instanceof Lookup.Oversized large) {
            reporter.valueTooLarge(key, large.size());
            return new ReadResult.Rejected<>();
        }
        // A method that does not remember absence has not stored this, and may be unable to return it.
        return nullTtl == null
                ? reject(key, new RejectedValueException("null, which this method never stores"))
                : new ReadResult.Answered<>(null);
    }

    private ReadResult<V> decode(CacheKey key, byte[] value) {
        if (value.length > maxValueSize) {
            reporter.valueTooLarge(key, value.length);
            return new ReadResult.Rejected<>();
        }
        try {
            return new ReadResult.Answered<>(format.decode(value));
        } catch (RejectedValueException e) {
            firstValues.rejected();
            return reject(key, e);
        }
    }

    private ReadResult<V> reject(CacheKey key, RejectedValueException cause) {
        reporter.valueRejected(key, cause);
        return new ReadResult.Rejected<>();
    }

    /**
     * Returns the form in which the store holds a value: a hit, the absent marker for {@code null}, or a miss for a value
     * that cannot be written or read back, which is reported.
     */
    public Lookup encode(CacheKey key, @Nullable V value) {
        if (value == null) {
            return Lookup.absent();
        }
        try {
            byte[] bytes = format.encode(value);
            if (bytes.length > maxValueSize) {
                reporter.valueTooLarge(key, bytes.length);
                return Lookup.miss();
            }
            return firstValues.admit(key, value, bytes) ? Signature.classify(bytes) : Lookup.miss();
        } catch (UnsupportedValueException e) {
            reporter.valueUnsupported(key, e);
            return Lookup.miss();
        }
    }

    /** Returns the TTL of a value that is stored now. */
    public Duration drawTtl() {
        return expiry.draw(random);
    }

    /**
     * Returns the request that stores an {@linkplain #encode encoded} value; {@code null} where the method stores none, and where
     * a tag of the value cannot be made, which is reported.
     */
    public @Nullable StoreRequest storeRequest(CacheKey key, Lease lease, Lookup encoded, @Nullable V value) {
        return request(
                key, lease, encoded, value, () -> value == null ? List.of() : key.tagsOf(value), lease.requested());
    }

    /**
     * Returns the request for a value of an older state than the lease. The key is listed once more under the tags of its arguments,
     * which may have been evicted before the lease was requested.
     *
     * @param takenAfter a moment of {@link System#nanoTime} before which the state was not taken
     */
    public @Nullable StoreRequest storeRequestOf(
            long takenAfter, CacheKey key, Lease lease, Lookup encoded, @Nullable V value) {
        return request(key, lease, encoded, value, () -> key.allTags(value), takenAfter);
    }

    private @Nullable StoreRequest request(
            CacheKey key, Lease lease, Lookup encoded, @Nullable V value, Supplier<List<Tag>> tags, long since) {
        byte[] bytes;
        Duration ttl;
        if (encoded instanceof Lookup.Hit hit && value != null) {
            bytes = hit.value();
            ttl = expiry.draw(random);
        } else if (encoded instanceof Lookup.AbsentHit && nullTtl != null) {
            bytes = Signature.absentMarker();
            ttl = nullTtl;
        } else {
            return null;
        }
        try {
            List<Tag> listed = tags.get();
            TagListing listing = listed.isEmpty() ? null : new TagListing(key.name(), since, listed, indexedFor);
            return new StoreRequest(key.name(), lease, bytes, ttl, listing);
        } catch (RuntimeException e) {
            reporter.tagFailed(key, e);
            return null;
        }
    }
}
