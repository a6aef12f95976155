package dev.larder.runtime.redisson;

import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Measures the memory of a cached key in the server, with and without its index entries, for docs/consistency.md. */
public final class MemoryFigures {

    private static final int KEYS = 10_000;

    private static final String VALUE = "x".repeat(330);

    private MemoryFigures() {}

    public static void main(String[] arguments) {
        System.out.println("| keys such as | value | index, a key | of this the head's set |\n|---|---:|---:|---:|");
        measure("product:7", i -> "product:" + i);
        measure("user:42:profile, one a user", i -> "user:" + i + ":profile");
        measure("user:42:page:7, ten a user", i -> "user:" + i / 10 + ":page:" + i % 10);
        measure("user:42:page:7, a thousand a user", i -> "user:" + i / 1000 + ":page:" + i % 1000);
        System.exit(0);
    }

    private static void measure(String label, IntFunction<String> key) {
        try (RedisServer server = RedisServer.start();
                RespConnection connection = server.connect()) {
            long expiry = System.currentTimeMillis() + 600_000;
            List<Object[]> commands = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                String name = key.apply(i);
                commands.add(new Object[] {"SET", name, VALUE, "PX", 600_000});
                for (String prefix : Loads.prefixes(name)) {
                    commands.add(new Object[] {
                        "ZADD", Loads.indexSet(prefix), expiry + i, name.substring(prefix.length() + 1)
                    });
                }
            }
            connection.pipeline(commands);
            long values = 0;
            long index = 0;
            for (Object name : (List<?>) connection.command("KEYS", "*")) {
                long bytes = (Long) connection.command("MEMORY", "USAGE", name, "SAMPLES", 0);
                if (name.toString().endsWith(Loads.INDEX_SUFFIX)) {
                    index += bytes;
                } else {
                    values += bytes;
                }
            }
            String head = Loads.indexSet(Loads.prefixes(key.apply(0)).get(0));
            long heads = (Long) connection.command("MEMORY", "USAGE", head, "SAMPLES", 0);
            System.out.printf("| `%s` | %d B | %d B | %d B |%n", label, values / KEYS, index / KEYS, heads / KEYS);
        }
    }
}
