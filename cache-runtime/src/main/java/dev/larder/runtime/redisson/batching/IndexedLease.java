package dev.larder.runtime.redisson.batching;

import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.spi.LeaseRequest;
import java.util.List;

/**
 * A request for a lease, and the steps that index its key.
 *
 * @param sets one step for each index set; none for a key of one segment
 */
public record IndexedLease(LeaseRequest request, List<ScriptStep> sets) {

    /** Adds the keys and arguments of {@code acquire-indexed.lua}. */
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
