package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.Tag;
import dev.larder.runtime.spi.index.TagListing;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Loads new keys that expire soon, and samples the server's index and memory, which must level off. Arguments: minutes
 * (30), loads a second (300), and {@code tags} for keys that carry a tag of an argument and one of the value, beside as many
 * evictions of tags that no key carries as a tenth of the loads.
 */
public final class ChurnFigures {

    private static final Duration TTL = Duration.ofSeconds(10);

    private ChurnFigures() {}

    public static void main(String[] arguments) throws InterruptedException {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        boolean tags = arguments.length > 2 && arguments[2].equals("tags");
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server)) {
            System.out.printf(
                    "%d loads a second, each of a new key in two index sets, ttl %d s:%n%n", rate, TTL.toSeconds());
            System.out.println(
                    "| minute | loads | keys | members of the head's set | deeper sets | sets of tags | orphans | memory |");
            System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|");
            long began = System.nanoTime();
            long loads = 0;
            int sampled = 0;
            while (sampled < minutes) {
                long due = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) * rate / 1000;
                for (; loads < due; loads++) {
                    String key = "user:" + loads / 3 + ":page:" + loads % 3;
                    if (tags) {
                        loadTagged(store, key, loads);
                    } else {
                        Loads.load(store, Loads.request(key, Loads.LEASE, TTL), "{\"id\":" + loads + "}", TTL);
                    }
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

    private static void loadTagged(CacheStore store, String key, long number) {
        LeaseRequest plain = Loads.request(key, Loads.LEASE, TTL);
        LeaseRequest request = new LeaseRequest(
                key,
                new IndexEntry.Indexed(Loads.prefixes(key), List.of(tag("owner", number / 5))),
                plain.loadId(),
                plain.lease(),
                plain.indexedFor(),
                plain.claim());
        Lease lease = Loads.own(Loads.await(store.acquire(request)));
        TagListing listing =
                new TagListing(key, lease.requested(), List.of(tag("city", number / 7)), plain.indexedFor());
        if (!Loads.await(store.addTags(List.of(listing))).get(0)
                || !Loads.await(store.store(key, lease, Loads.bytes("{\"id\":" + number + "}"), TTL))) {
            throw new AssertionError("refused");
        }
        if (number % 10 == 0) {
            Loads.evict(store, GroupPattern.tagged(tag("gone", number), "", List.of("user:*")));
        }
    }

    private static Tag tag(String head, long number) {
        return new Tag(head + ":" + number, head);
    }

    private static void sample(RedisServer server, int minute, long loads) {
        List<String> all = ((List<?>) server.command("KEYS", "*"))
                .stream().map(Object::toString).toList();
        long sets = all.stream().filter(key -> key.endsWith(Loads.INDEX_SUFFIX)).count();
        List<String> tags = all.stream().filter(key -> key.endsWith("#tag")).toList();
        long registers = all.stream().filter(key -> key.endsWith("#tags")).count();
        // A set whose tag is not registered would never be pruned.
        long orphans = tags.stream()
                .filter(set -> server.command(
                                "ZSCORE",
                                set.substring(0, set.indexOf(':')) + "#tags",
                                set.substring(set.indexOf(':') + 1, set.indexOf('#')) + ":")
                        == null)
                .count();
        System.out.printf(
                "| %d | %,d | %,d | %,d | %,d | %,d | %,d | %.1f MB |%n",
                minute,
                loads,
                all.size() - sets - tags.size() - registers,
                (Long) server.command("ZCARD", Loads.indexSet("user")),
                sets - 1,
                tags.size(),
                orphans,
                Long.parseLong(server.info("memory").get("used_memory")) / 1e6);
    }
}
