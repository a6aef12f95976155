package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.consistency.run.Fault;
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

    private Migration migration;

    ClusterServers(StoreTimeouts timeouts, int keys, long seed) {
        this.timeouts = timeouts;
        this.keys = keys;
        this.random = new Random(seed);
    }

    @Override
    public CacheStore connect() {
        return RedissonCacheStore.connect(cluster.settings(), timeouts);
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                Servers.fault("pause", this::pause, () -> paused.resume()),
                Servers.fault("migrate", this::beginMigration, () -> migration.finish()));
    }

    private void pause() {
        paused = cluster.nodes().get(random.nextInt(cluster.nodes().size()));
        paused.pause();
    }

    /** Moves the slot of a row or of a listing, some of its keys at once and the others when the fault ends. */
    private void beginMigration() {
        int key = random.nextInt(keys);
        String group = "row:" + Truth.groupOf(key);
        String name = random.nextBoolean() ? group + ":" + key : group + "#ix";
        RedisServer from = cluster.nodeOf(name);
        List<RedisServer> others =
                cluster.nodes().stream().filter(node -> node != from).toList();
        migration = new Migration(cluster, cluster.slotOf(name), from, others.get(random.nextInt(others.size())));
        migration.begin();
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

    private record Migration(ClusterSetup cluster, long slot, RedisServer from, RedisServer to) {

        void begin() {
            cluster.beginMigration(slot, from, to);
            cluster.migrateSome(slot, from, to, 1);
        }

        void finish() {
            while (cluster.migrateSome(slot, from, to, 10) > 0) {
                // Some are left.
            }
            cluster.finishMigration(slot, to);
        }
    }
}
