package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Loads new keys that expire soon, and samples the server's index and memory, which must level off. Arguments: minutes
 * (30), loads a second (300).
 */
public final class ChurnFigures {

    private static final Duration TTL = Duration.ofSeconds(10);

    private ChurnFigures() {}

    public static void main(String[] arguments) throws InterruptedException {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server)) {
            System.out.printf(
                    "%d loads a second, each of a new key in two index sets, ttl %d s:%n%n", rate, TTL.toSeconds());
            System.out.println("| minute | loads | keys | members of the head's set | deeper sets | memory |");
            System.out.println("|---:|---:|---:|---:|---:|---:|");
            long began = System.nanoTime();
            long loads = 0;
            int sampled = 0;
            while (sampled < minutes) {
                long due = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) * rate / 1000;
                for (; loads < due; loads++) {
                    String key = "user:" + loads / 3 + ":page:" + loads % 3;
                    Loads.load(store, Loads.request(key, Loads.LEASE, TTL), "{\"id\":" + loads + "}", TTL);
                }
                if (System.nanoTime() - began > TimeUnit.MINUTES.toNanos(sampled + 1)) {
                    sampled++;
                    if (sampled <= 5 || sampled % 5 == 0) {
                        sample(server, sampled, loads);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        System.exit(0);
    }

    private static void sample(RedisServer server, int minute, long loads) {
        List<?> all = (List<?>) server.command("KEYS", "*");
        long sets = all.stream()
                .filter(key -> key.toString().endsWith(Loads.INDEX_SUFFIX))
                .count();
        System.out.printf(
                "| %d | %,d | %,d | %,d | %,d | %.1f MB |%n",
                minute,
                loads,
                all.size() - sets,
                (Long) server.command("ZCARD", Loads.indexSet("user")),
                sets - 1,
                Long.parseLong(server.info("memory").get("used_memory")) / 1e6);
    }
}
