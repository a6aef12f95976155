package dev.larder.runtime.redisson.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings from the environment and from URIs. */
class ServerSettingsTest {

    @Test
    void theDefaultIsTheServerOnThisMachine() {
        assertThat(environment(Map.of())).hasToString("localhost:6379");
        assertThat(environment(Map.of("REDIS_HOST", " "))).hasToString("localhost:6379");
    }

    @Test
    void hostPortUserDatabaseAndTlsAreRead() {
        ServerSettings settings = environment(Map.of(
                "REDIS_HOST", "cache.example.org",
                "REDIS_PORT", "6380",
                "REDIS_USERNAME", "app",
                "REDIS_PASSWORD", "p@ss:word",
                "REDIS_DB", "3",
                "REDIS_TLS", "TRUE"));

        assertThat(settings).hasToString("cache.example.org:6380, TLS, database 3, user app, password set");
        assertThat(settings.credentials().password()).isEqualTo("p@ss:word");
        assertThat(settings.address(settings.nodes().get(0))).isEqualTo("rediss://cache.example.org:6380");
    }

    @Test
    void aUrlHoldsAllSettings() {
        ServerSettings settings = environment(Map.of("REDIS_URL", "rediss://app:p%40ss%3Aword+@[::1]:6390/2"));

        assertThat(settings).hasToString("[::1]:6390, TLS, database 2, user app, password set");
        assertThat(settings.credentials().password()).isEqualTo("p@ss:word+");
    }

    @Test
    void aSinglePartBeforeTheHostIsThePassword() {
        assertThat(RedisUri.parse("redis://secret@localhost").credentials().password())
                .isEqualTo("secret");
        assertThat(RedisUri.parse("redis://:secret@localhost").credentials().password())
                .isEqualTo("secret");
        assertThat(RedisUri.parse("redis://:secret@localhost").credentials().username())
                .isNull();
    }

    @Test
    void aUrlWithoutAPasswordTakesThePasswordOfTheEnvironment() {
        ServerSettings settings = environment(Map.of("REDIS_URL", "redis://cache:1234", "REDIS_PASSWORD", "secret"));

        assertThat(settings.credentials().password()).isEqualTo("secret");
    }

    @Test
    void clusterAndSentinelNodesAreRead() {
        assertThat(environment(Map.of("REDIS_CLUSTER_NODES", "a:7000, b:7001,c")))
                .hasToString("the cluster at a:7000, b:7001, c:6379");
        assertThat(environment(Map.of("REDIS_SENTINEL_NODES", "a,b:26380", "REDIS_SENTINEL_MASTER", "main")))
                .hasToString("master main of the Sentinels at a:26379, b:26380");
    }

    @Test
    void contradictionsAreNamed() {
        refuses(Map.of("REDIS_URL", "redis://a", "REDIS_HOST", "b"), "REDIS_URL and REDIS_HOST are both set");
        refuses(Map.of("REDIS_CLUSTER_NODES", "a", "REDIS_DB", "1"), "REDIS_CLUSTER_NODES and REDIS_DB are both set");
        refuses(Map.of("REDIS_CLUSTER_NODES", "a", "REDIS_SENTINEL_MASTER", "m"), "are both set");
        refuses(Map.of("REDIS_SENTINEL_NODES", "a"), "REDIS_SENTINEL_NODES is set without REDIS_SENTINEL_MASTER");
        refuses(Map.of("REDIS_SENTINEL_MASTER", "a"), "REDIS_SENTINEL_MASTER is set without REDIS_SENTINEL_NODES");
        refuses(Map.of("REDIS_USERNAME", "a"), "REDIS_USERNAME is set without REDIS_PASSWORD");
        refuses(Map.of("REDIS_URL", "redis://:hunter2@a", "REDIS_PASSWORD", "hunter3"), "keep one of the two");
    }

    @Test
    void malformedValuesAreNamedWithTheRuleAndTheRemedy() {
        refuses(Map.of("REDIS_PORT", "63x79"), "REDIS_PORT \"63x79\" is not a port; write a number from 1 to 65535");
        refuses(Map.of("REDIS_PORT", "0"), "REDIS_PORT \"0\" is not a port");
        refuses(Map.of("REDIS_DB", "-1"), "REDIS_DB: \"-1\" is not a database");
        refuses(Map.of("REDIS_TLS", "yes"), "REDIS_TLS \"yes\" is neither true nor false");
        refuses(Map.of("REDIS_HOST", "redis://a"), "REDIS_HOST \"redis://…\" is not a host");
        refuses(Map.of("REDIS_CLUSTER_NODES", "a:7000,,b"), "REDIS_CLUSTER_NODES \"\" is not a host");
        refuses(Map.of("REDIS_URL", "localhost:6379"), "begins with neither redis:// nor rediss://");
        refuses(Map.of("REDIS_URL", "redis://a/b"), "ends in something else than the number of a database");
        refuses(Map.of("REDIS_URL", "redis://a?x=y"), "has something behind the database");
    }

    @Test
    void noMessageHoldsAPassword() {
        for (String url : new String[] {
            "http://user:hunter2@a:1/0",
            "redis://user:hunter2@a:1/0?x",
            "redis://user:hunter2@/0",
            "redis://u:hunter2/ @a",
            "user:hunter2@a:1",
            "redis://u:hunt/er2@hunter2@a:70000",
            "redis://app:42/hunter2@cache",
            "redis://redis://app:hunter2@cache",
            "redis://app:hunter2",
            "redis://:hunter2",
            "redis://app:hunter2/0",
            "redis://a?password=hunter2",
            "redis://a#hunter2",
            "redis://a:1/hunter2",
            "redis://a/0/hunter2",
            "redis://a:1:hunter2",
            "redis:hunter2@a",
            "redis:/hunter2@a",
            "redis:////hunter2@a",
            "redis://app:hunter2%zz@a",
            "redis://[hunter2]:1",
            "redis://app:hunter2@[::1",
            "hunter2@a",
            "redis://a@hunter2:x",
            "redis://app hunter2@a"
        }) {
            assertThatThrownBy(() -> RedisUri.parse(url))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("hunter2")
                    .hasNoCause();
        }
    }

    @Test
    void noMessageHoldsAPasswordOfAUrlInAnotherVariable() {
        for (String variable : new String[] {"REDIS_HOST", "REDIS_CLUSTER_NODES", "REDIS_PORT"}) {
            refuses(Map.of(variable, "redis://app:hunter2@cache:6379"), variable);
            refuses(Map.of(variable, "app:hunter2@cache"), variable);
        }
        refuses(
                Map.of("REDIS_SENTINEL_NODES", "redis://app:hunter2@cache", "REDIS_SENTINEL_MASTER", "m"),
                "REDIS_SENTINEL_NODES");
    }

    @Test
    void aHostNameMayHaveUnderscores() {
        assertThat(RedisUri.parse("redis://my_redis:6380/2")).hasToString("my_redis:6380, database 2");
        assertThat(RedisUri.parse("rediss://app:hunter2@my_redis"))
                .hasToString("my_redis:6379, TLS, user app, password set");
        assertThat(environment(Map.of("REDIS_HOST", "my_redis"))).hasToString("my_redis:6379");
        assertThat(environment(Map.of("REDIS_CLUSTER_NODES", "my_redis,other_redis:7000")))
                .hasToString("the cluster at my_redis:6379, other_redis:7000");
    }

    @Test
    void sentinelsMayHaveAPasswordOfTheirOwn() {
        Map<String, String> variables = Map.of(
                "REDIS_SENTINEL_NODES", "a",
                "REDIS_SENTINEL_MASTER", "main",
                "REDIS_PASSWORD", "hunter2",
                "REDIS_SENTINEL_PASSWORD", "hunter3");

        assertThat(environment(variables).sentinelCredentials().password()).isEqualTo("hunter3");
        refuses(
                Map.of("REDIS_SENTINEL_NODES", "a", "REDIS_SENTINEL_MASTER", "m", "REDIS_SENTINEL_PASSWORD", "hunter3"),
                "REDIS_SENTINEL_PASSWORD is set without REDIS_PASSWORD");
        refuses(
                Map.of("REDIS_URL", "redis://a", "REDIS_SENTINEL_PASSWORD", "hunter3"),
                "REDIS_URL and REDIS_SENTINEL_PASSWORD are both set");
    }

    @Test
    void thePageOnConnectingNamesEveryVariable() throws IOException {
        String page = Files.readString(Path.of("../docs/connecting.md"));

        assertThat(Arrays.stream(RedisEnvironment.class.getDeclaredFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                        .map(field -> "REDIS_" + field.getName()))
                .hasSize(12)
                .allMatch(variable -> page.contains("\n| `" + variable + "` |"));
    }

    private static ServerSettings environment(Map<String, String> variables) {
        return new RedisEnvironment(variables).settings();
    }

    private static void refuses(Map<String, String> environment, String message) {
        assertThatThrownBy(() -> environment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("hunter");
    }
}
