package dev.larder.runtime.redisson;

import java.util.ArrayList;
import java.util.List;

/** Fills a server with groups of cached keys, as loads would leave them, only faster. */
final class Groups {

    private static final String VALUE = "{\"id\":1,\"name\":\"somebody\",\"city\":\"somewhere\"}";

    private Groups() {}

    /**
     * Puts keys {@code group:k0}, {@code group:k1} … there with their listings, {@code sameScore} of them with the same
     * score each time.
     */
    static void fill(Resp connection, String group, int count, int sameScore) {
        long expiry = System.currentTimeMillis() + 600_000;
        List<Object[]> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = group + ":k" + i;
            commands.add(new Object[] {"SET", key, VALUE, "PX", 600_000});
            for (String prefix : Loads.prefixes(key)) {
                commands.add(new Object[] {
                    "ZADD", prefix + KeyIndex.SUFFIX, expiry + i / sameScore, key.substring(prefix.length() + 1)
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
