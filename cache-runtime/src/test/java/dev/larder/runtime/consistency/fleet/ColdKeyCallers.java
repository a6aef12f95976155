package dev.larder.runtime.consistency.fleet;

import dev.larder.runtime.Larder;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The callers of one JVM, for a key that nobody has loaded. They wait for those of the other JVMs, so that all call at once.
 * The load does not end before all have called. The server that holds the values also counts.
 */
final class ColdKeyCallers {

    static final String VALUE = "loaded";

    private static final CachedMethod<String> FIND = CachedMethod.returning(String.class)
            .named("Cold.find")
            .key("cold:{id}")
            .ttl(Duration.ofMinutes(1))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;

    private final int callers;

    private final int callersInAll;

    ColdKeyCallers(int port, int callers, int callersInAll) {
        this.port = port;
        this.callers = callers;
        this.callersInAll = callersInAll;
    }

    /** Runs in the other JVM. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int callers = Integer.parseInt(arguments[1]);
        new ColdKeyCallers(port, callers, Integer.parseInt(arguments[2])).call();
    }

    static long loads(RedisServer server) {
        return Long.parseLong((String) server.command("GET", "count-loads"));
    }

    /** Makes the calls, and checks that each caller gets the value. */
    void call() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (RespConnection counters = new RespConnection(port);
                CacheStore store =
                        RedissonCacheStore.connect(RedisSettings.parse("redis://127.0.0.1:" + port), Loads.PATIENT);
                Larder larder = Larder.builder()
                        .store(store)
                        .commandTimeout(PATIENCE)
                        .leaseTime(PATIENCE)
                        .leaseWait(PATIENCE)
                        .open()) {
            ReadThrough<String> find = larder.readThrough(FIND);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                answers.add(threads.submit(() -> call(find, counters)));
            }
            for (Future<String> answer : answers) {
                if (!VALUE.equals(answer.get())) {
                    throw new AssertionError("a caller got " + answer.get());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private String call(ReadThrough<String> find, RespConnection counters) {
        counters.command("INCR", "count-callers");
        awaitCount(counters, "count-callers");
        counters.command("INCR", "count-calls");
        return find.get(find.key(1), () -> load(counters));
    }

    private String load(RespConnection counters) {
        counters.command("INCR", "count-loads");
        awaitCount(counters, "count-calls");
        return VALUE;
    }

    private void awaitCount(RespConnection counters, String name) {
        RedisServer.await(
                name + " reaches " + callersInAll,
                PATIENCE,
                () -> Long.parseLong((String) counters.command("GET", name)) >= callersInAll);
    }
}
