package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.test.redis.RedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Every way to tell a Larder where its Redis is and who asks, each with a real server so configured. */
class ConnectingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void theVariablesOfTheProcessAreRead() throws IOException, InterruptedException {
        try (RedisServer server = RedisServer.start()) {
            addUser(server, "app", List.of("~*", "+@all"));

            String output = inAnotherJvm(Map.of(
                    "REDIS_HOST", "127.0.0.1",
                    "REDIS_PORT", "" + server.port(),
                    "REDIS_USERNAME", "app",
                    "REDIS_PASSWORD", "hunt:er2@",
                    "REDIS_DB", "5"));

            assertThat(output).contains("works");
            assertThat(keysOf(server, 5)).contains(LarderAtWork.KEY);
            assertThat(keysOf(server, 0)).isEmpty();
        }
    }

    @Test
    void theUrlInTheVariablesOfTheProcessIsRead() throws IOException, InterruptedException {
        try (RedisServer server = RedisServer.start("--requirepass", "hunt:er2@")) {
            String output = inAnotherJvm(
                    Map.of("REDIS_URL", "redis://127.0.0.1:" + server.port() + "/2", "REDIS_PASSWORD", "hunt:er2@"));

            assertThat(output).contains("works");
            server.command("AUTH", "hunt:er2@");
            assertThat(keysOf(server, 2)).contains(LarderAtWork.KEY);
        }
    }

    @Test
    void aUserWithNoMoreRightsThanThePageListsIsEnough() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            addUser(server, "app", leastRules());
            try (Larder larder = open(uri("app:hunt%3Aer2%40", server))) {
                LarderAtWork.check(larder);
            }
            assertThat(server.command("ACL", "LOG").toString()).isEqualTo("[]");
        }
    }

    @Test
    void aUserMayBeConfinedToTheKeysBehindTheKeyPrefix() {
        try (RedisServer server = RedisServer.start()) {
            addUser(server, "app", List.of("~shop:*", "+@all"));
            try (Larder larder = Larder.builder()
                    .uri(uri("app:hunt%3Aer2%40", server))
                    .keyPrefix("shop")
                    .commandTimeout(PATIENCE)
                    .open()) {
                LarderAtWork.check(larder);
            }
            assertThat(keysOf(server, 0)).contains("shop:" + LarderAtWork.KEY);
        }
    }

    @Test
    void aUserWithoutARightThatIsNeededIsToldWhich() {
        try (RedisServer server = RedisServer.start()) {
            addUser(server, "app", List.of("~*", "+@all", "-info"));

            assertThatThrownBy(() -> open(uri("app:hunt%3Aer2%40", server)).close())
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("NOPERM")
                    .hasMessageContaining("127.0.0.1:" + server.port())
                    .hasMessageNotContaining("hunt");
        }
    }

    @Test
    void aDatabaseThatTheServerDoesNotHaveIsTold() {
        try (RedisServer server = RedisServer.start("--databases", "4")) {
            assertThatThrownBy(() -> open(server.uri() + "/9").close())
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("127.0.0.1:" + server.port())
                    .hasMessageContaining("the server has no database of this number");
        }
    }

    @Test
    void aConfigurationOfRedissonIsUsed() {
        try (RedisServer server = RedisServer.start("--requirepass", "hunter2")) {
            Config config = new Config();
            config.setPassword("hunter2");
            config.useSingleServer().setAddress(server.uri()).setDatabase(3).setClientName("of-the-config");

            try (Larder larder = Larder.builder()
                    .redissonConfig(config)
                    .commandTimeout(PATIENCE)
                    .open()) {
                LarderAtWork.check(larder);
                server.command("AUTH", "hunter2");
                assertThat((String) server.command("CLIENT", "LIST")).contains("name=of-the-config");
            }
            assertThat(keysOf(server, 3)).contains(LarderAtWork.KEY);
            RedisServer.await(
                    "the client is closed with the Larder",
                    PATIENCE,
                    () -> !((String) server.command("CLIENT", "LIST")).contains("name=of-the-config"));
        }
    }

    @Test
    void aFileInRedissonsFormatIsUsed(@TempDir Path directory) throws IOException {
        try (RedisServer server = RedisServer.start()) {
            addUser(server, "app", List.of("~*", "+@all"));
            Path yaml = directory.resolve("redisson.yaml");
            Files.writeString(yaml, """
                    username: "app"
                    password: "hunt:er2@"
                    singleServerConfig:
                      address: "%s"
                      database: 4
                    """.formatted(server.uri()));

            try (Larder larder =
                    Larder.builder().yaml(yaml).commandTimeout(PATIENCE).open()) {
                LarderAtWork.check(larder);
            }
            assertThat(keysOf(server, 4)).contains(LarderAtWork.KEY);
        }
    }

    @Test
    void aClientOfTheApplicationOutlivesTheLarder() {
        try (RedisServer server = RedisServer.start()) {
            Config config = new Config();
            config.useSingleServer().setAddress(server.uri());
            RedissonClient client = Redisson.create(config);
            try {
                for (int i = 0; i < 2; i++) {
                    try (Larder larder = Larder.builder()
                            .redisson(client)
                            .commandTimeout(PATIENCE)
                            .open()) {
                        LarderAtWork.check(larder);
                    }
                    assertThat(client.isShutdown() || client.isShuttingDown()).isFalse();
                    assertThat(client.getBucket("of the application").isExists())
                            .isFalse();
                }
            } finally {
                client.shutdown();
            }
        }
    }

    @Test
    void theClientHasAsManyConnectionsAsItIsTold() {
        try (RedisServer server = RedisServer.start();
                Larder larder = Larder.builder()
                        .uri(server.uri())
                        .connections(2)
                        .networkThreads(1)
                        .batching(false)
                        .tuneRedisson(config -> config.useSingleServer().setClientName("tuned"))
                        .commandTimeout(PATIENCE)
                        .open()) {
            AsyncCacheClient client = larder.client().async();
            List<CompletableFuture<?>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(client.get("user:" + i, String.class).toCompletableFuture());
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();

            assertThat(((String) server.command("CLIENT", "LIST"))
                            .lines()
                            .filter(line -> line.contains("name=tuned"))
                            .count())
                    .isBetween(1L, 2L);
        }
    }

    @Test
    void settingsOfAClientThatLarderDoesNotMakeAreRefused() {
        assertThatThrownBy(() -> Larder.builder()
                        .store(InMemoryCacheStore.create())
                        .connections(4)
                        .open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LarderBuilder[store] has a client of its own");
        assertThatThrownBy(() -> Larder.builder().connections(0)).hasMessage("connections = 0 must be at least 1");
        assertThatThrownBy(() -> Larder.builder()
                        .uri("redis://127.0.0.1")
                        .setting("larder.networkThreads", "0")
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("larder.networkThreads = \"0\" (LarderBuilder.setting) must be at least 1");
    }

    /** What stands behind the password in the command of docs/connecting.md. */
    private static List<String> leastRules() throws IOException {
        String start = "ACL SETUSER app on >secret ";
        return Files.readAllLines(Path.of("../docs/connecting.md")).stream()
                .filter(line -> line.startsWith(start))
                .flatMap(line -> Arrays.stream(line.substring(start.length()).split(" ")))
                .toList();
    }

    private static Larder open(String uri) {
        return Larder.builder()
                .uri(uri)
                .commandTimeout(PATIENCE)
                .connectTimeout(PATIENCE)
                .open();
    }

    private static String uri(String access, RedisServer server) {
        return "redis://" + access + "@127.0.0.1:" + server.port();
    }

    private static void addUser(RedisServer server, String name, List<String> rules) {
        Object[] command = new Object[5 + rules.size()];
        List<String> start = List.of("ACL", "SETUSER", name, "on", ">hunt:er2@");
        for (int i = 0; i < command.length; i++) {
            command[i] = i < 5 ? start.get(i) : rules.get(i - 5);
        }
        server.command(command);
    }

    private static List<String> keysOf(RedisServer server, int database) {
        server.command("SELECT", database);
        return ((List<?>) server.command("KEYS", "*"))
                .stream().map(String.class::cast).toList();
    }

    private static String inAnotherJvm(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dlarder.connectTimeout=10s",
                        "-Dlarder.commandTimeout=10s",
                        LarderAtWork.class.getName())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("REDIS_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
            assertThat(output).doesNotContain("hunt:er2@");
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
