package dev.larder.runtime.redisson.lease;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the results of the lease scripts. */
final class LeaseReply {

    private LeaseReply() {}

    /**
     * Reads the result of {@code acquire.lua}. Its shortcut returns the signature alone.
     *
     * @param requested the {@link System#nanoTime} before the request was sent
     */
    static Acquisition acquisition(LeaseRequest request, List<Object> reply, long requested) {
        byte[] outcome = (byte[]) reply.get(0);
        if (outcome.length == Signature.LENGTH) {
            return new Acquisition.Own(new Lease(request.loadId(), outcome, requested, false));
        }
        return switch (new String(outcome, StandardCharsets.US_ASCII)) {
            case "own" -> new Acquisition.Own(lease(request, reply.get(1), requested, false));
            case "busy" -> new Acquisition.Busy();
            case "found" -> new Acquisition.Found(Signature.classify((byte[]) reply.get(1)));
            case "large" -> new Acquisition.Found(Lookup.oversized((Long) reply.get(1)));
            default -> throw new StoreException("Redis: unexpected reply of the acquire script");
        };
    }

    private static Lease lease(LeaseRequest request, Object signature, long requested, boolean isOfUpdate) {
        byte[] bytes = (byte[]) signature;
        if (bytes.length != Signature.LENGTH) {
            throw new StoreException("Redis: a script returned a lease of another form");
        }
        return new Lease(request.loadId(), bytes, requested, isOfUpdate);
    }

    /** Reads the result of {@code update.lua}; see {@link #acquisition}. */
    static Lease update(LeaseRequest request, List<Object> reply, long requested) {
        return lease(request, reply.get(0), requested, true);
    }

    /** Reads the result of {@code store.lua}. */
    static StoreOutcome stored(List<Object> reply) {
        return StoreOutcome.values()[Math.toIntExact((Long) reply.get(0))];
    }

    /** Reads the result of a script that returns 1 for yes and 0 for no. */
    static Boolean isYes(List<Object> reply) {
        return (Long) reply.get(0) == 1;
    }
}
