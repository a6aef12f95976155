package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.fault.ReplyProxy;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that a proxy loses, repeats or replaces. Redis replies in order, so each of these shifts all later replies. */
class LostRepliesTest {

    private static final StoreTimeouts TIMEOUTS =
            new StoreTimeouts(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(60));

    private static final int KEYS = 200;

    private RedisServer server;

    private ReplyProxy proxy;

    private RedissonCacheStore store;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        proxy = ReplyProxy.before(server.port());
        store = RedissonCacheStore.connect(RedisSettings.parse(proxy.uri()), TIMEOUTS);
        for (int i = 0; i < KEYS; i++) {
            server.command("SET", key(i), key(i));
        }
    }

    @AfterEach
    void stop() {
        store.close();
        proxy.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostReplyGivesNoKeyTheValueOfAnother(boolean batching) {
        store.batching(batching);
        for (int round = 0; round < 2; round++) {
            once("GET", null);
            readAll();
            once("MGET", null);
            readAll();
            once("PING", null);
            readAll();
        }

        assertRecovered();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRepeatedReplyGivesNoKeyTheValueOfAnother(boolean batching) {
        store.batching(batching);
        for (int round = 0; round < 5; round++) {
            AtomicBoolean done = new AtomicBoolean();
            proxy.fault((command, reply) ->
                    command.get(0).endsWith("GET") && done.compareAndSet(false, true) ? reply + reply : reply);
            readAll();
        }

        assertRecovered();
    }

    @Test
    void callersOneAfterTheOtherRecoverFromALostReply() {
        once("GET", null);
        int failures = 0;
        for (int i = 0; i < 20; i++) {
            failures += read(key(i)) ? 0 : 1;
        }

        assertThat(failures).isBetween(1, 5);
        assertRecovered();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+OK\r\n", ":1\r\n", "*0\r\n", "*1\r\n$1\r\nx\r\n", "-ERR odd\r\n", "*-1\r\n", "?\r\n", "$x\r\n"
            })
    void aReplyOfAnotherFormFailsItsCommandInTime(String odd) {
        for (String command : List.of("GET", "MGET", "EVALSHA", "UNLINK", "ZSCORE", "ZRANGEBYSCORE", "PING")) {
            AtomicBoolean done = new AtomicBoolean();
            proxy.fault((sent, reply) -> sent.get(0).equals(command) && done.compareAndSet(false, true) ? odd : reply);
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(store.read(key(i)).toCompletableFuture());
                all.add(store.acquire(Loads.request("other:" + command + i)).toCompletableFuture());
            }
            all.add(store.readMany(keys()).toCompletableFuture());
            all.add(store.readTimedMany(keys()).toCompletableFuture());
            all.add(store.acquireMany(List.of(Loads.request("m:1"), Loads.request("m:2")))
                    .toCompletableFuture());
            all.add(store.beginUpdate(Loads.request("u:1:a")).toCompletableFuture());
            all.add(store.remaining(key(0)).toCompletableFuture());
            all.add(store.evict(List.of("none:1", "none:2"), List.of(Loads.under("none")))
                    .toCompletableFuture());
            for (CompletableFuture<?> each : all) {
                Throwable failure = each.orTimeout(5, TimeUnit.SECONDS)
                        .handle((value, problem) -> problem)
                        .join();
                assertThat(failure == null || root(failure) instanceof StoreException)
                        .as(command + " answered by " + odd + ": " + failure)
                        .isTrue();
            }
        }

        assertRecovered();
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    /** Replaces the reply of one command with the name. */
    private void once(String command, String replacement) {
        AtomicBoolean done = new AtomicBoolean();
        proxy.fault(
                (sent, reply) -> sent.get(0).equals(command) && done.compareAndSet(false, true) ? replacement : reply);
    }

    /** Reads all keys at once, and asserts that each has its own value or fails. */
    private void readAll() {
        List<CompletableFuture<Boolean>> reads = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            String key = key(i);
            reads.add(store.read(key).toCompletableFuture().handle((found, failure) -> own(key, found, failure)));
        }
        reads.forEach(CompletableFuture::join);
        List<String> keys = keys();
        store.readMany(keys)
                .toCompletableFuture()
                .handle((found, failure) -> {
                    for (int i = 0; failure == null && i < KEYS; i++) {
                        own(keys.get(i), found.get(i), null);
                    }
                    return null;
                })
                .join();
    }

    private boolean read(String key) {
        return store.read(key)
                .toCompletableFuture()
                .handle((found, failure) -> own(key, found, failure))
                .join();
    }

    private static boolean own(String key, Lookup found, Throwable failure) {
        if (failure == null) {
            assertThat(found).isInstanceOf(Lookup.Hit.class);
            assertThat(Loads.text(found)).isEqualTo(key);
        }
        return failure == null;
    }

    private void assertRecovered() {
        proxy.fault(ReplyProxy.Fault.NONE);
        RedisServer.await("all reads succeed again", Duration.ofSeconds(10), () -> {
            boolean all = true;
            for (int i = 0; i < 50; i++) {
                all &= read(key(i));
            }
            return all;
        });
        Loads.load((CacheStore) store, "again:" + System.nanoTime(), "1");
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            keys.add(key(i));
        }
        return keys;
    }

    private static String key(int i) {
        return "k:" + i;
    }
}
