package dev.larder.runtime.redisson;

import static dev.larder.runtime.redisson.Loads.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.fault.FaultProxy;
import dev.larder.runtime.spi.CommandObserver;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What an observer is told of commands: each of them, whose it is, and how it ended. */
@TestInstance(Lifecycle.PER_CLASS)
class ObservedCommandsTest {

    private RedisServer server;

    private Recorder recorder;

    private RedissonCacheStore store;

    @BeforeAll
    void start() {
        server = RedisServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void connect() {
        server.command("FLUSHALL");
        server.command("SCRIPT", "FLUSH");
        recorder = new Recorder();
        store = Loads.connect(server).observe(recorder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eachCommandIsToldOnceWithItsServerAndItsEnd() {
        await(store.read("user:1"));

        assertThat(recorder.seen).containsExactly(new Seen("GET", null, 1, List.of("main"), null));
        assertThat(recorder.commands.get(0).host()).isEqualTo("127.0.0.1");
        assertThat(recorder.commands.get(0).port()).isEqualTo(server.port());
        assertThat(recorder.commands.get(0).database()).isZero();
    }

    @Test
    void aScriptHasItsNameAndSoHasItsSourceWhichTheServerLearns() {
        Loads.load(store, "user:1:profile", "1");

        assertThat(recorder.seen)
                .containsExactly(
                        new Seen("EVALSHA", "acquire", 1, List.of("main"), "NOSCRIPT"),
                        new Seen("EVAL", "acquire", 1, List.of("main"), null),
                        new Seen("EVALSHA", "store", 1, List.of("main"), "NOSCRIPT"),
                        new Seen("EVAL", "store", 1, List.of("main"), null));
    }

    @Test
    void commandsThatGoOnBehindOthersHaveTheSameCaller() {
        Loads.load(store, "user:1:profile", "1");
        Loads.load(store, "user:1:address", "2");
        recorder.seen.clear();

        assertThat(Loads.evict(store, Loads.under("user:1"))).isEqualTo(2);

        assertThat(recorder.seen)
                .containsExactlyInAnyOrder(
                        new Seen("ZSCORE", null, 1, List.of("main"), null),
                        new Seen("ZRANGEBYSCORE", null, 1, List.of("main"), null),
                        new Seen("UNLINK", null, 2, List.of("main"), null));
    }

    @Test
    void aScanAndWhatItRemovesHaveTheSameCaller() {
        Loads.load(store, Loads.unindexed("user:1"), "1", Loads.TTL);
        recorder.seen.clear();

        assertThat(Loads.evict(store, GroupPattern.scanned("us*"))).isEqualTo(1);

        assertThat(recorder.seen)
                .containsExactly(
                        new Seen("SCAN", null, 1, List.of("main"), null),
                        new Seen("UNLINK", null, 1, List.of("main"), null));
    }

    @Test
    void aCommandForSeveralCallersIsToldOnceWithAllOfThem() throws Exception {
        server.command("CLIENT", "PAUSE", "300");
        List<CompletableFuture<?>> reads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            recorder.current.set("caller " + i);
            reads.add(store.read("user:" + i).toCompletableFuture());
        }
        for (CompletableFuture<?> read : reads) {
            read.get(10, TimeUnit.SECONDS);
        }

        assertThat(recorder.seen.stream().flatMap(seen -> seen.callers.stream()))
                .containsExactlyInAnyOrder(
                        "caller 0", "caller 1", "caller 2", "caller 3", "caller 4", "caller 5", "caller 6", "caller 7");
        assertThat(recorder.seen)
                .filteredOn(seen -> seen.name.equals("MGET"))
                .isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.operations).isEqualTo(seen.callers.size()));
    }

    @Test
    void aCommandOfManyKeysTellsHowMany() {
        await(store.readMany(List.of("user:1", "user:2", "user:3")));
        await(store.readTimedMany(List.of("user:1", "user:2")));
        await(store.acquireMany(List.of(Loads.request("user:1:profile"), Loads.request("user:2:profile"))));

        assertThat(recorder.seen)
                .filteredOn(seen -> seen.error == null)
                .containsExactly(
                        new Seen("MGET", null, 3, List.of("main"), null),
                        new Seen("EVAL", "read_with_ttl", 2, List.of("main"), null),
                        new Seen("EVAL", "acquire", 2, List.of("main"), null));
    }

    @Test
    void aFailureIsToldByItsWordAndNotByItsText() {
        server.command("RPUSH", "user:1", "element");

        assertThatThrownBy(() -> store.read("user:1").toCompletableFuture().join())
                .hasCauseInstanceOf(StoreException.class);

        assertThat(recorder.seen).containsExactly(new Seen("GET", null, 1, List.of("main"), "WRONGTYPE"));
    }

    @Test
    void aCommandWithoutAReplyEndsAsATimeout() throws Exception {
        StoreTimeouts timeouts =
                new StoreTimeouts(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(5));
        try (FaultProxy proxy = FaultProxy.before(server.port());
                RedissonCacheStore behind = RedissonCacheStore.connect(
                                RedisSettings.parse("redis://127.0.0.1:" + proxy.port()), timeouts)
                        .observe(recorder)) {
            await(behind.read("user:1"));
            recorder.seen.clear();
            proxy.toClient().hold();

            assertThatThrownBy(() -> behind.read("user:1").toCompletableFuture().get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(StoreException.class);

            assertThat(recorder.seen).containsExactly(new Seen("GET", null, 1, List.of("main"), "timeout"));
        }
    }

    @Test
    void anObserverThatIsTakenAwayHearsNothingMore() {
        store.observe(CommandObserver.none());

        await(store.read("user:1"));

        assertThat(recorder.seen).isEmpty();
    }

    /** A command as it was told. */
    private record Seen(
            String name,
            @Nullable String script,
            int operations,
            List<String> callers,
            @Nullable String error) {}

    /** A caller with a name. */
    private record Named(String name) implements CommandObserver.Caller {}

    /** Keeps each command that has ended, and names callers after a variable of their thread. */
    private static final class Recorder implements CommandObserver {

        private final List<Seen> seen = new CopyOnWriteArrayList<>();

        private final List<Command> commands = new CopyOnWriteArrayList<>();

        private final ThreadLocal<String> current = ThreadLocal.withInitial(() -> "another thread");

        Recorder() {
            current.set("main");
        }

        @Override
        public Caller caller() {
            return new Named(current.get());
        }

        @Override
        public Sent begin(Command command, List<Caller> callers) {
            commands.add(command);
            List<String> names =
                    callers.stream().map(caller -> ((Named) caller).name()).toList();
            return error -> seen.add(new Seen(command.name(), command.script(), command.operations(), names, error));
        }
    }
}
