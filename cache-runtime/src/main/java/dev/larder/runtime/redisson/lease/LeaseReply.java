package dev.larder.runtime.redisson.lease;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the results of the lease scripts. */
final class LeaseReply {

    private LeaseReply() {}

    /** Reads the result of {@code acquire.lua}. Its shortcut returns the signature alone. */
    static Acquisition acquisition(LeaseRequest request, List<Object> reply) {
        byte[] outcome = (byte[]) reply.get(0);
        if (outcome.length == Signature.LENGTH) {
            return new Acquisition.Own(new Lease(request.loadId(), outcome));
        }
        return switch (new String(outcome, StandardCharsets.US_ASCII)) {
            case "own" -> new Acquisition.Own(new Lease(request.loadId(), (byte[]) reply.get(1)));
            case "busy" -> new Acquisition.Busy();
            case "found" -> new Acquisition.Found(Signature.classify((byte[]) reply.get(1)));
            default -> throw new StoreException("Redis: unexpected reply of the acquire script");
        };
    }

    /** Reads the result of {@code update.lua}. */
    static Lease update(LeaseRequest request, List<Object> reply) {
        return new Lease(request.loadId(), (byte[]) reply.get(0));
    }

    /** Reads the result of a script that returns 1 for yes. */
    static boolean isYes(List<Object> reply) {
        return reply.get(0).equals(1L);
    }
}
