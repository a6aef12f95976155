package dev.larder.runtime.redisson;

import static dev.larder.runtime.redisson.Loads.load;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Kills a master repeatedly during evictions, and counts the acknowledged evictions that the new master did not receive:
 * before and after the store repeats them. Arguments: failovers (20).
 */
public final class FailoverFigures {

    private static final int KEYS = 2000;

    private FailoverFigures() {}

    public static void main(String[] arguments) throws InterruptedException {
        int failovers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        System.out.println("| master dies | failovers | evictions acknowledged | lost at the failover | lost after the"
                + " repetition | works again after (longest) |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        run("during evictions", failovers, false);
        run("after its replica was cut off for 200 ms", failovers, true);
        System.exit(0);
    }

    private static void run(String label, int failovers, boolean cut) throws InterruptedException {
        try (SentinelSetup setup = SentinelSetup.start();
                CacheStore store = RedissonCacheStore.connect(setup.settings(), StoreTimeouts.DEFAULTS)) {
            Tally tally = new Tally();
            for (int i = 0; i < failovers; i++) {
                failOver(setup, store, "round" + i, cut, tally);
            }
            System.out.printf(
                    "| %s | %d | %,d | %,d | %,d | %.1f s |%n",
                    label, failovers, tally.acknowledged, tally.lost, tally.lostForGood, tally.longestNanos / 1e9);
        }
    }

    private static void failOver(SentinelSetup setup, CacheStore store, String head, boolean cut, Tally tally)
            throws InterruptedException {
        RedisServer master = setup.master();
        RedisServer survivor = setup.replica();
        for (int i = 0; i < KEYS; i++) {
            load(store, head + ":k" + i, "1");
        }
        RedisServer.await(
                "all replicated",
                Duration.ofSeconds(10),
                () -> survivor.command("EXISTS", head + ":k" + (KEYS - 1)).equals(1L));
        List<String> acknowledged = new ArrayList<>();
        Thread evictor = new Thread(() -> evictAll(store, head, acknowledged));
        evictor.start();
        TimeUnit.MILLISECONDS.sleep(20);
        if (cut) {
            setup.cutReplication(master, survivor);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        master.kill();
        long died = System.nanoTime();
        evictor.join();
        if (cut) {
            survivor.resume();
        }
        tally.acknowledged += acknowledged.size();
        tally.lost += present(survivor, acknowledged);
        RedisServer.await(
                "the survivor is the master",
                Duration.ofSeconds(60),
                () -> "master".equals(survivor.info("replication").get("role")));
        try {
            RedisServer.await("all repeated", Duration.ofSeconds(15), () -> present(survivor, acknowledged) == 0);
        } catch (IllegalStateException e) {
            tally.lostForGood += present(survivor, acknowledged);
        }
        RedisServer.await("the store works", Duration.ofSeconds(60), () -> works(store, head));
        tally.longestNanos = Math.max(tally.longestNanos, System.nanoTime() - died);
        master.restart();
        RedisServer.await("the Sentinels agree", Duration.ofSeconds(60), () -> setup.master() == survivor);
        setup.awaitReplication();
        survivor.command("FLUSHALL");
    }

    /** Evicts until the master is dead. */
    private static void evictAll(CacheStore store, String head, List<String> acknowledged) {
        for (int i = 0; i < KEYS; i++) {
            String key = head + ":k" + i;
            boolean done = store.evict(List.of(key), List.of())
                    .toCompletableFuture()
                    .handle((removed, failure) -> failure == null)
                    .join();
            if (!done) {
                return;
            }
            acknowledged.add(key);
        }
    }

    private static long present(RedisServer server, List<String> keys) {
        Object[] command = new Object[keys.size() + 1];
        command[0] = "EXISTS";
        for (int i = 0; i < keys.size(); i++) {
            command[i + 1] = keys.get(i);
        }
        return keys.isEmpty() ? 0 : (Long) server.command(command);
    }

    private static boolean works(CacheStore store, String head) {
        return store.acquire(Loads.request(head + ":again"))
                .toCompletableFuture()
                .handle((acquired, failure) -> failure == null)
                .join();
    }

    private static final class Tally {

        private long acknowledged;

        private long lost;

        private long lostForGood;

        private long longestNanos;
    }
}
