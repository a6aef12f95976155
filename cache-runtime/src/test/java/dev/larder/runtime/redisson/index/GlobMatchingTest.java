package dev.larder.runtime.redisson.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.glob.GlobMatcher;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Globs match as on the server, since the index and a scan must find the same keys. */
class GlobMatchingTest {

    private static final String KEY_ALPHABET = "ab-]:^";

    private static final String GLOB_ALPHABET = "ab-]:^**?[[\\";

    @Test
    void randomGlobsMatchTheSameKeysAsOnTheServer() {
        Random random = new Random(20260101);
        List<String> keys = new ArrayList<>();
        List<Object[]> sets = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String key = text(random, KEY_ALPHABET, 6);
            keys.add(key);
            sets.add(new Object[] {"SET", key, "1"});
        }
        keys.add("ä€");
        sets.add(new Object[] {"SET", "ä€", "1"});
        try (RedisServer server = RedisServer.start();
                RespConnection connection = server.connect()) {
            connection.pipeline(sets);
            for (int i = 0; i < 3000; i++) {
                String glob = text(random, GLOB_ALPHABET, 8);
                GlobMatcher matcher = GlobMatcher.of(glob);
                assertThat(new TreeSet<>(keys.stream().filter(matcher::matches).toList()))
                        .as(glob)
                        .isEqualTo(new TreeSet<>((List<?>) connection.command("KEYS", glob)));
            }
        }
    }

    private static String text(Random random, String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(longest); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
