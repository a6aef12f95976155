package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.consistency.run.Fault;
import dev.larder.runtime.consistency.run.SlotMove;
import dev.larder.runtime.redisson.ClusterSetup;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.util.List;
import java.util.Random;

/** A cluster of three masters whose slots move while groups are evicted. */
final class ClusterServers implements Servers {

    private final ClusterSetup cluster = ClusterSetup.start();

    private final StoreTimeouts timeouts;

    private final int keys;

    private final Random random;

    private RedisServer paused;

    private final SlotMove slotMove;

    ClusterServers(StoreTimeouts timeouts, int keys, long seed) {
        this.timeouts = timeouts;
        this.keys = keys;
        this.random = new Random(seed);
        this.slotMove = new SlotMove(cluster, random);
    }

    @Override
    public CacheStore connect() {
        return RedissonCacheStore.connect(cluster.settings(), timeouts);
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                Servers.fault("pause", this::pause, () -> paused.resume()),
                Servers.fault("migrate", this::moveSlot, slotMove::finish));
    }

    private void pause() {
        paused = cluster.nodes().get(random.nextInt(cluster.nodes().size()));
        paused.pause();
    }

    /** Moves the slot of a row or of a listing. */
    private void moveSlot() {
        int key = random.nextInt(keys);
        String group = "row:" + Truth.groupOf(key);
        slotMove.begin(random.nextBoolean() ? group + ":" + key : group + "#ix");
    }

    @Override
    public void meddle(String... command) {
        RedisServer node = cluster.nodeOf(command[1]);
        try (RespConnection connection = node.connect()) {
            connection.command((Object[]) command);
        } catch (RespConnection.RespException e) {
            // The key has just moved.
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
