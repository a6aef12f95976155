package dev.larder.runtime.consistency.near;

import dev.larder.runtime.Larder;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.test.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures what near caches cost: how long strict evictions take beside others, how many messages there are, and what an eviction
 * costs a server that has so many subscribers. Run it on a machine that does nothing else.
 */
public final class NearFigures {

    private static final int EVICTIONS = 3000;

    private static final int EVICTIONS_OF_SERVER = 20_000;

    private static final int IDLE_SECONDS = 5;

    private NearFigures() {}

    public static void main(String[] arguments) throws Exception {
        awaitNear();
        messages();
        subscribers();
        System.exit(0);
    }

    /** Evicts in this JVM, beside two others that read. */
    private static void awaitNear() throws IOException, InterruptedException {
        NearSettings settings = NearSettings.parse("jvms=2", "writers=0", "readers=1");
        Path truth = Files.createTempFile("larder-near", ".truth");
        try (StandaloneFleet fleet = StandaloneFleet.start(truth, settings);
                Larder larder = Larder.builder().uri(fleet.server().uri()).open()) {
            fleet.nodes().forEach(node -> node.await("ready"));
            fleet.nodes().forEach(node -> node.order("work"));
            Eviction plain = larder.eviction(EvictingMethod.named("Rows.evict"));
            Eviction strict =
                    larder.eviction(EvictingMethod.named("Rows.evictStrictly").awaitNear());
            // The link connects, and has to be older than the bound.
            evict(strict, 300);
            TimeUnit.SECONDS.sleep(2);
            evict(strict, 300);
            evict(plain, 300);
            Times plainTimes = new Times();
            Times strictTimes = new Times();
            for (int i = 0; i < EVICTIONS / 100; i++) {
                add(evict(plain, 100), plainTimes);
                add(evict(strict, 100), strictTimes);
            }
            System.out.println("eviction beside 2 other JVMs: " + plainTimes);
            System.out.println("strict eviction: " + strictTimes);
            fleet.nodes().get(0).pause();
            Times hangingTimes = evict(strict, 20);
            fleet.nodes().get(0).resume();
            System.out.println("strict eviction while a JVM is stopped: " + hangingTimes);
        } finally {
            Files.delete(truth);
        }
    }

    private static void add(Times some, Times all) {
        all.addText(some.toText());
    }

    private static Times evict(Eviction eviction, int count) {
        KeyPattern pattern = KeyPattern.of(NearNode.KEY);
        Times times = new Times();
        for (int i = 0; i < count; i++) {
            int key = i % 20;
            long began = System.nanoTime();
            eviction.evict(pattern.with(SharedTruth.groupOf(key), key));
            times.add(System.nanoTime() - began);
        }
        return times;
    }

    /** Counts what the server publishes for removals by this JVM alone, which has a link. */
    private static void messages() {
        try (RedisServer server = RedisServer.start();
                Larder larder = Larder.builder().uri(server.uri()).open()) {
            Eviction plain = larder.eviction(EvictingMethod.named("Rows.evict"));
            Eviction strict =
                    larder.eviction(EvictingMethod.named("Rows.evictStrictly").awaitNear());
            WriteThrough<NearRow> update = larder.writeThrough(UpdatingMethod.returning(NearRow.class)
                    .named("Rows.update")
                    .key(NearNode.KEY)
                    .ttl(NearNode.TTL)
                    .build());
            evict(strict, 1);
            print(server, "eviction of a key", () -> evict(plain, 1));
            print(
                    server,
                    "eviction of an empty group",
                    () -> plain.evict(KeyPattern.of("row:{group}:*").with(1)));
            for (int i = 0; i < 5; i++) {
                update.update(update.key(1, 5 + i), () -> new NearRow(5, 1));
            }
            print(
                    server,
                    "eviction of a group of 5 keys",
                    () -> plain.evict(KeyPattern.of("row:{group}:*").with(1)));
            print(server, "update", () -> update.update(update.key(1, 5), () -> new NearRow(5, 1)));
            print(server, "strict eviction", () -> evict(strict, 1));
        }
    }

    private static void print(RedisServer server, String what, Runnable removal) {
        server.resetCounts();
        removal.run();
        Map<String, Long> counts = server.commandCounts();
        counts.keySet().removeIf(name -> name.equals("ping") || name.startsWith("info") || name.startsWith("config"));
        System.out.println(what + ": " + counts.getOrDefault("publish", 0L) + " messages; all commands " + counts);
    }

    /** Measures the processor time of the server. */
    private static void subscribers() throws IOException, InterruptedException {
        System.out.println(
                "subscribers, the server's processor time: an eviction, a second of PINGs; eviction as its caller sees it");
        measure("no messages", false, 0);
        for (int count : new int[] {0, 1, 10, 50}) {
            measure(count + " subscribers", true, count);
        }
    }

    private static void measure(String what, boolean messages, int count) throws IOException, InterruptedException {
        try (RedisServer server = RedisServer.start();
                Larder larder = Larder.builder()
                        .uri(server.uri())
                        .nearMessages(messages)
                        .open();
                Subscribers subscribers = Subscribers.connect(server.port(), count, "#near", 100)) {
            Eviction eviction = larder.eviction(EvictingMethod.named("Rows.evict"));
            evict(eviction, EVICTIONS_OF_SERVER / 4);
            double before = processorSeconds(server);
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            double idle = (processorSeconds(server) - before) / IDLE_SECONDS;
            before = processorSeconds(server);
            long began = System.nanoTime();
            Times times = evict(eviction, EVICTIONS_OF_SERVER);
            double seconds = (System.nanoTime() - began) / 1e9;
            double busy = processorSeconds(server) - before - idle * seconds;
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s: %.1f µs, %.2f ms; %s",
                    what,
                    busy * 1e6 / EVICTIONS_OF_SERVER,
                    idle * 1e3,
                    times));
        }
    }

    private static double processorSeconds(RedisServer server) {
        Map<String, String> cpu = server.info("cpu");
        return Double.parseDouble(cpu.get("used_cpu_user")) + Double.parseDouble(cpu.get("used_cpu_sys"));
    }
}
