package dev.larder.runtime.internal.command;

import dev.larder.runtime.internal.outage.BatchReplies;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.StoreRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values to be stored, after those with tags were listed under them.
 *
 * @param requests all values
 * @param listed for each value with tags, in their order, whether it may be stored; no reply where that is not known
 */
record ListedStores(List<StoreRequest> requests, BatchReplies<Boolean> listed) {

    /** Returns the values that may be stored: also those without tags. */
    List<StoreRequest> permitted() {
        List<StoreRequest> permitted = new ArrayList<>();
        int place = 0;
        for (StoreRequest request : requests) {
            if (request.listing() == null || Boolean.TRUE.equals(listed.get(place++))) {
                permitted.add(request);
            }
        }
        return permitted;
    }

    /** Returns the leases of the other values by key. */
    Map<String, Lease> refusedLeases() {
        Map<String, Lease> refused = new LinkedHashMap<>();
        int place = 0;
        for (StoreRequest request : requests) {
            if (request.listing() != null && !Boolean.TRUE.equals(listed.get(place++))) {
                refused.put(request.key(), request.lease());
            }
        }
        return refused;
    }

    /** Returns whether each value was stored, from the replies for those that might be. */
    BatchReplies<Boolean> replies(BatchReplies<Boolean> stored) {
        List<@Nullable Boolean> all = new ArrayList<>(requests.size());
        int ofListed = 0;
        int ofStored = 0;
        for (StoreRequest request : requests) {
            Boolean permitted = request.listing() == null ? Boolean.TRUE : listed.get(ofListed++);
            all.add(Boolean.TRUE.equals(permitted) ? stored.get(ofStored++) : permitted);
        }
        return new BatchReplies<>(all, listed.failure() == null ? stored.failure() : listed.failure());
    }
}
