package dev.larder.runtime.consistency.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.redisson.RedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OneLoadPerFleetTest {

    private static final int CALLERS_PER_JVM = 100;

    @Test
    void twoHundredCallersOfAColdKeyInTwoJvmsLoadItOnce() throws IOException, InterruptedException, ExecutionException {
        try (RedisServer server = RedisServer.start()) {
            Process other = otherJvm(server);
            try {
                new ColdKeyCallers(server.port(), CALLERS_PER_JVM, 2 * CALLERS_PER_JVM).call();

                String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(other.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
                assertThat(other.exitValue()).as(output).isZero();
                assertThat(ColdKeyCallers.loads(server)).isEqualTo(1);
                assertThat(server.command("GET", "cold:1")).isEqualTo("\"" + ColdKeyCallers.VALUE + "\"");
            } finally {
                other.destroyForcibly();
            }
        }
    }

    private static Process otherJvm(RedisServer server) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdKeyCallers.class.getName(),
                        "" + server.port(),
                        "" + CALLERS_PER_JVM,
                        "" + 2 * CALLERS_PER_JVM)
                .redirectErrorStream(true)
                .start();
    }
}
