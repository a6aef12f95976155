package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.test.redis.RedisServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorefrontTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... arguments) throws InterruptedException {
        return Storefront.run(
                List.of(arguments),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void wrongArgumentsAreNamedWithTheUsage() throws Exception {
        assertThat(run(Map.of(), "sell")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no command \"sell\"", "usage: storefront");
        assertThat(out.size()).isZero();
    }

    @Test
    void helpPrintsTheUsage() throws Exception {
        assertThat(run(Map.of(), "help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("usage: storefront");
    }

    @Test
    void aRedisThatIsNotThereIsNamed() throws Exception {
        assertThat(run(Map.of("REDIS_URL", "redis://127.0.0.1:1"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("127.0.0.1:1").doesNotContain("\tat ");
    }

    @Test
    void aCheckNamesTheRedisThatDoesNotAnswer() throws Exception {
        assertThat(run(Map.of("REDIS_URL", "redis://127.0.0.1:1"), "check")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("127.0.0.1:1");
    }

    @Test
    void aCheckShowsKeysOfOthersToo() throws Exception {
        try (RedisServer redis = RedisServer.start();
                Larder larder = Larder.connect(redis.uri())) {
            larder.client().set("user:7:profile", "Grace", Duration.ofMinutes(2));
            assertThat(run(Map.of("REDIS_URL", redis.uri()), "check", "user:*")).isZero();
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("answers in", "1 key matches user:*")
                .containsPattern("user:7:profile: 1\\d\\d s left");
    }

    @Test
    void aCheckAsksWhichRedis() throws Exception {
        assertThat(run(Map.of(), "check")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Set REDIS_URL");
    }

    @Test
    void aMongoUrlOfAnotherKindIsExplained() throws Exception {
        assertThat(run(Map.of("MONGO_URL", "localhost:27017"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("MONGO_URL must look like mongodb://");
    }

    @Test
    void aDatabaseUrlOfAnotherKindIsExplained() throws Exception {
        assertThat(run(Map.of("DATABASE_URL", "postgres://u:p@host/db"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("DATABASE_URL must be a JDBC URL");
    }

    @Test
    void serveAnswersAtThePortThatItNames() throws Exception {
        PipedInputStream printed = new PipedInputStream();
        PrintStream toPipe = new PrintStream(new PipedOutputStream(printed), true, StandardCharsets.UTF_8);
        Thread storefront = new Thread(() -> {
            try {
                Storefront.run(List.of("serve", "--port", "0"), Map.of(), toPipe, toPipe);
            } catch (InterruptedException e) {
                // The test has seen enough.
            }
        });
        storefront.start();
        try {
            String firstLine = new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8)).readLine();
            URI user = URI.create(firstLine.replaceFirst(".*(http://127.0.0.1:\\d+).*", "$1/users/1"));
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(user).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).contains("Ada Lovelace");
        } finally {
            storefront.interrupt();
            storefront.join();
        }
    }
}
