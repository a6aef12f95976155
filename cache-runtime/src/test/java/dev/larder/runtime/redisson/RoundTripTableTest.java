package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.CacheClient;
import dev.larder.runtime.Larder;
import dev.larder.runtime.key.KeyTag;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.BatchWriteThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.test.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the table of docs/client.md with a server's counts. */
@TestInstance(Lifecycle.PER_CLASS)
class RoundTripTableTest {

    private static final Path PAGE = Path.of("../docs/client.md");

    private static final Duration TTL = Duration.ofMinutes(5);

    private static final String KEY = "user:42:profile";

    private static final List<String> COMMANDS = List.of("get", "mget", "evalsha", "eval", "unlink", "scan");

    /** The commands of scripts are counted as well, although the client does not send them. */
    private static final Pattern COUNT = Pattern.compile("(\\d+) `([A-Z]+)`");

    private RedisServer server;

    private Larder larder;

    private CacheClient client;

    private final Map<String, Runnable> operations = new LinkedHashMap<>();

    @BeforeAll
    void start() {
        server = RedisServer.start();
        larder = Larder.builder()
                .uri(server.uri())
                .commandTimeout(Duration.ofSeconds(10))
                // The client pings its connections as often; these pings would be counted as well.
                .pingTimeout(Duration.ofHours(1))
                .open();
        client = larder.client();
        List<String> keys =
                IntStream.range(0, 1000).mapToObj(i -> "user:" + i + ":profile").toList();
        List<Integer> ids = IntStream.range(0, 1000).boxed().toList();
        CachedMethod<String> find = CachedMethod.returning(String.class)
                .named("Users.find")
                .key("user:{id}:profile")
                .ttl(TTL)
                .build();
        UpdatingMethod<String> save = UpdatingMethod.returning(String.class)
                .named("Users.save")
                .key("user:{id}:profile")
                .ttl(TTL)
                .build();
        ReadThrough<String> one = larder.readThrough(find);
        BatchReadThrough<Integer, String> many = larder.batchReadThrough(find);
        WriteThrough<String> saveOne = larder.writeThrough(save);
        BatchWriteThrough<Integer, String> saveMany = larder.batchWriteThrough(save);
        operations.put("get", () -> client.get(KEY, String.class));
        operations.put("set", () -> client.set(KEY, "v", TTL));
        operations.put("delete", () -> client.delete(KEY));
        operations.put("exists", () -> client.exists(KEY));
        operations.put("expire", () -> client.expire(KEY, TTL));
        operations.put("ttl", () -> client.ttl(KEY));
        operations.put("getMany", () -> client.getMany(keys, String.class));
        operations.put("setMany", () -> client.setMany(all(keys), String.class, TTL));
        operations.put("deleteMany", () -> client.deleteMany(keys.subList(0, 250)));
        operations.put("clearPattern", () -> client.clearPattern("user:42:*"));
        operations.put("evictTag", () -> client.evictTag("team:1"));
        operations.put("evictTags", () -> client.evictTags(List.of("team:1", "team:2")));
        operations.put("countPattern", () -> client.countPattern("user:42:*"));
        operations.put("ping", client::ping);
        operations.put("cached method, hit", () -> one.get(one.key(1), () -> "v"));
        operations.put("cached method, miss", () -> one.get(one.key("new"), () -> "v"));
        ReadThrough<String> missing = missing();
        AtomicInteger next = new AtomicInteger();
        ReadThrough<String> team = larder.readThrough(tagged("Users.team", "team:{id}"));
        operations.put(
                "cached method, miss, with a tag of a parameter",
                () -> team.get(team.key("new").tagged(() -> List.of(KeyTag.parse("team:1"))), () -> "v"));
        ReadThrough<String> named = larder.readThrough(tagged("Users.named", "team:{id}", "name:{result}"));
        operations.put(
                "cached method, miss, with a tag of the result too",
                () -> named.get(
                        named.key("new")
                                .tagged(() -> List.of(KeyTag.parse("team:1")))
                                .taggedBy((String name) -> List.of(KeyTag.parse("name:v"))),
                        () -> "v"));
        operations.put(
                "cached method, expected miss", () -> missing.get(missing.key(next.incrementAndGet()), () -> "v"));
        operations.put("batch method, all hits", () -> many.getAll(ids, many::key, this::load));
        operations.put("batch method, some misses", () -> {
            List<Integer> half = IntStream.range(500, 1500).boxed().toList();
            many.getAll(half, many::key, this::load);
        });
        operations.put("updating method", () -> saveOne.update(saveOne.key(42), () -> "v"));
        operations.put("updating batch method", () -> saveMany.updateAll(ids, saveMany::key, () -> load(ids)));
        // Loads scripts, which happens once for each server.
        operations.values().forEach(Runnable::run);
    }

    @AfterAll
    void stop() {
        larder.close();
        server.close();
    }

    @Test
    void theTableNamesEveryOperation() {
        assertThat(rows().map(row -> row.get(0))).containsExactlyElementsOf(operations.keySet());
        assertThat(Arrays.stream(CacheClient.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !List.of("key", "async").contains(name)))
                .isSubsetOf(operations.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theServerCountsTheCommandsOfTheTable(List<String> row) {
        server.command("FLUSHALL");
        client.setMany(
                all(IntStream.range(0, 1000)
                        .mapToObj(i -> "user:" + i + ":profile")
                        .toList()),
                String.class,
                TTL);
        if (row.get(0).endsWith("Pattern")) {
            server.command("FLUSHALL");
            client.set(KEY, "v", TTL);
        }
        if (row.get(0).startsWith("evictTag")) {
            client.set("user:1", "v", TypeToken.of(String.class), TTL, List.of("team:1"));
        }
        server.resetCounts();

        operations.get(row.get(0)).run();

        Map<String, Long> told = COUNT.matcher(row.get(2))
                .results()
                .collect(
                        Collectors.toMap(found -> found.group(2).toLowerCase(Locale.ROOT), (Function<MatchResult, Long>)
                                found -> Long.valueOf(found.group(1))));
        assertThat(told).isNotEmpty();
        // A value that was an expected miss is stored after the call has returned.
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertCounted(row.get(0), told, server.commandCounts()));
    }

    private static void assertCounted(String operation, Map<String, Long> told, Map<String, Long> counted) {
        told.forEach((command, times) -> {
            if (!command.equals("get") || !told.containsKey("evalsha")) {
                assertThat(counted).as(operation).containsEntry(command, times);
            }
        });
        COMMANDS.stream()
                .filter(command -> !told.containsKey(command))
                // The commands of scripts are counted as well.
                .filter(command -> !(told.containsKey("evalsha")
                        && List.of("get", "unlink").contains(command)))
                .forEach(command -> assertThat(counted).as(operation).doesNotContainKey(command));
    }

    Stream<List<String>> rows() {
        try {
            return Files.readAllLines(PAGE).stream()
                    .dropWhile(line -> !line.startsWith("| Operation"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .map(cells -> List.of(cells.get(1).replace("`", ""), cells.get(2), cells.get(3)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CachedMethod<String> tagged(String name, String... tags) {
        return CachedMethod.returning(String.class)
                .named(name)
                .key(name.substring(name.indexOf('.') + 1) + ":{id}:profile")
                .ttl(TTL)
                .tags(tags)
                .build();
    }

    /** Returns a method whose latest calls were all misses. */
    private ReadThrough<String> missing() {
        ReadThrough<String> missing = larder.readThrough(CachedMethod.returning(String.class)
                .named("Users.missing")
                .key("missing:{id}")
                .ttl(TTL)
                .build());
        for (int call = 0; call < 100; call++) {
            missing.get(missing.key(-call), () -> "v");
        }
        return missing;
    }

    private Map<Integer, String> load(List<Integer> missing) {
        return missing.stream().collect(Collectors.toMap(id -> id, id -> "v"));
    }

    private static Map<String, String> all(List<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> "v"));
    }
}
