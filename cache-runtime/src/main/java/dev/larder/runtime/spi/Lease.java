package dev.larder.runtime.spi;

/**
 * The right to store the outcome of one load, as the store granted it.
 *
 * @param loadId the load's own id, from its {@link LeaseRequest}
 * @param signature the whitespace that stands in the key: the load's id and the deadline that the store set; not copied,
 *     not to be modified; two leases are equal when it is the same array
 */
@SuppressWarnings("ArrayRecordComponent") // handed back to the store as it came
public record Lease(long loadId, byte[] signature) {

    /** Tells the load's id only. */
    @Override
    public String toString() {
        return "Lease[" + Long.toHexString(loadId) + "]";
    }
}
