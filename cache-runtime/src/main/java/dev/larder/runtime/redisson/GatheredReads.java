package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.Lookup;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Reads that share commands with reads of other callers, where that is possible: on one master any keys may, in a cluster
 * only those of the same slot, which in practice are those of the same busy key.
 */
final class GatheredReads {

    private final RedisChannel channel;

    private final AtomicReferenceArray<ReadLane> lanes;

    GatheredReads(RedisChannel channel) {
        this.channel = channel;
        this.lanes = new AtomicReferenceArray<>(channel.slots());
    }

    CompletionStage<Lookup> read(String key) {
        return lane(channel.slot(key)).read(key);
    }

    private ReadLane lane(int slot) {
        ReadLane lane = lanes.get(slot);
        if (lane != null) {
            return lane;
        }
        ReadLane created = new ReadLane(channel);
        return lanes.compareAndSet(slot, null, created) ? created : lanes.get(slot);
    }
}
