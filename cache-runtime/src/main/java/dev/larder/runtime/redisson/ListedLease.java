package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.LeaseRequest;
import java.util.List;

/**
 * A request for a lease, and the steps that list its key.
 *
 * @param sets none for a key of one segment
 */
record ListedLease(LeaseRequest request, List<ScriptStep> sets) {

    /** Adds what {@code listed.lua} takes for it. */
    void addTo(List<String> keys, List<Object> arguments) {
        keys.add(request.key());
        arguments.add(sets.size());
        arguments.addAll(ScriptStep.acquiring(request).arguments());
        for (ScriptStep set : sets) {
            keys.add(set.key());
            arguments.addAll(set.arguments());
        }
    }
}
