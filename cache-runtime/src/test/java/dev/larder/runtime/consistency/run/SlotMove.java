package dev.larder.runtime.consistency.run;

import dev.larder.runtime.redisson.ClusterSetup;
import dev.larder.test.redis.RedisServer;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Moves the slot of a key to another master: one of its keys at once, and the others when the fault ends. */
public final class SlotMove {

    private final ClusterSetup cluster;

    private final Random random;

    private @Nullable Move move;

    public SlotMove(ClusterSetup cluster, Random random) {
        this.cluster = cluster;
        this.random = random;
    }

    /** Begins to move the slot of a key. */
    public void begin(String key) {
        RedisServer from = cluster.nodeOf(key);
        List<RedisServer> others =
                cluster.nodes().stream().filter(node -> node != from).toList();
        move = new Move(cluster.slotOf(key), from, others.get(random.nextInt(others.size())));
        cluster.beginMigration(move.slot, move.from, move.to);
        cluster.migrateSome(move.slot, move.from, move.to, 1);
    }

    /** Moves what is left. */
    public void finish() {
        while (cluster.migrateSome(move.slot, move.from, move.to, 10) > 0) {
            // Some are left.
        }
        cluster.finishMigration(move.slot, move.to);
    }

    private record Move(long slot, RedisServer from, RedisServer to) {}
}
