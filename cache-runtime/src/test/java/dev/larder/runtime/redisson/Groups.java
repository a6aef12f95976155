package dev.larder.runtime.redisson;

import dev.larder.test.redis.RespConnection;
import java.util.ArrayList;
import java.util.List;

/** Fills a server with groups of cached keys faster than loads would. */
public final class Groups {

    private static final String VALUE = "{\"id\":1,\"name\":\"somebody\",\"city\":\"somewhere\"}";

    private Groups() {}

    /**
     * Stores the keys {@code group:k0}, {@code group:k1} … and their index entries. Each score belongs to
     * {@code sameScore} keys.
     */
    public static void fill(RespConnection connection, String group, int count, int sameScore) {
        long expiry = System.currentTimeMillis() + 600_000;
        List<Object[]> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = group + ":k" + i;
            commands.add(new Object[] {"SET", key, VALUE, "PX", 600_000});
            for (String prefix : Loads.prefixes(key)) {
                commands.add(new Object[] {
                    "ZADD", Loads.indexSet(prefix), expiry + i / sameScore, key.substring(prefix.length() + 1)
                });
            }
            if (commands.size() > 10_000) {
                connection.pipeline(commands);
                commands.clear();
            }
        }
        connection.pipeline(commands);
    }
}
