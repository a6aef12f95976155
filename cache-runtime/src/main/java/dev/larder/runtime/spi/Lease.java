package dev.larder.runtime.spi;

/**
 * The right to store the outcome of one load, as the store granted it.
 *
 * @param loadId the id of the load, from its {@link LeaseRequest}
 * @param signature the whitespace that stands in the key: the load's id, and the deadline that the store has set. Not copied,
 *     must not be modified. Two leases are equal when they have the same array
 * @param requested a moment of {@link System#nanoTime} before the lease was granted: it tells whether a tag was evicted since
 * @param isOfUpdate whether {@link CacheStore#beginUpdate} granted it. Then the value leaves a {@linkplain CacheStore#leaveTraces
 *     trace} before it is stored, where traces are left
 */
@SuppressWarnings("ArrayRecordComponent") // given back to the store as it came
public record Lease(long loadId, byte[] signature, long requested, boolean isOfUpdate) {

    /** Returns only the load's id. */
    @Override
    public String toString() {
        return "Lease[" + Long.toHexString(loadId) + "]";
    }
}
