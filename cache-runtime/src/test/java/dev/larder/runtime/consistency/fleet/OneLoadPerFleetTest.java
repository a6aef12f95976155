package dev.larder.runtime.consistency.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.test.redis.RedisServer;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class OneLoadPerFleetTest {

    private static final int CALLERS_PER_JVM = 100;

    @Test
    void twoHundredCallersOfAColdKeyInTwoJvmsLoadItOnce() throws IOException, InterruptedException, ExecutionException {
        try (RedisServer server = RedisServer.start();
                OtherJvm other =
                        OtherJvm.start(ColdKeyCallers.class, server.port(), CALLERS_PER_JVM, 2 * CALLERS_PER_JVM)) {
            new ColdKeyCallers(server.port(), CALLERS_PER_JVM, 2 * CALLERS_PER_JVM).call();

            other.output();
            assertThat(ColdKeyCallers.loads(server)).isEqualTo(1);
            assertThat(server.command("GET", "cold:1")).isEqualTo("\"" + ColdKeyCallers.VALUE + "\"");
        }
    }
}
