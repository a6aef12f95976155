package dev.larder.examples.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What stands in Redis, seen by a plain client that knows nothing of Larder. Not thread-safe. */
public final class RedisView implements AutoCloseable {

    private final RespConnection connection;

    private RedisView(RespConnection connection) {
        this.connection = connection;
    }

    /** Connects to the server, within two seconds. */
    public static RedisView open(RedisAddress address) {
        return new RedisView(RespConnection.open(address));
    }

    /**
     * A key with its text, as {@code GET} returns it.
     *
     * @param timeToLive what is left, as {@code PTTL} returns it; {@code null}: the key does not expire
     */
    public record Entry(String key, String text, @Nullable Duration timeToLive) {

        /** Whether a load holds the key, which then reads {@code null} and blanks until a value replaces it. */
        public boolean isLease() {
            return text.startsWith("null") && text.length() > "null".length();
        }
    }

    /** The version of the server. */
    public String version() {
        String info = String.valueOf(connection.text("INFO", "server"));
        return info.lines()
                .filter(line -> line.startsWith("redis_version:"))
                .map(line -> line.substring("redis_version:".length()))
                .findFirst()
                .orElse("of unknown version");
    }

    /** The keys that match a glob and hold text, in order. Sets of keys, which Larder keeps beside them, are left out. */
    public List<String> keys(String glob) {
        TreeSet<String> keys = new TreeSet<>();
        String cursor = "0";
        do {
            List<?> page = connection.list("SCAN", cursor, "MATCH", glob, "COUNT", "500", "TYPE", "string");
            cursor = String.valueOf(page.get(0));
            ((List<?>) page.get(1)).forEach(key -> keys.add(String.valueOf(key)));
        } while (!cursor.equals("0"));
        return List.copyOf(keys);
    }

    /** The key's text and time to live; empty if there is no such key. */
    public Optional<Entry> entry(String key) {
        String text = connection.text("GET", key);
        if (text == null) {
            return Optional.empty();
        }
        long millis = connection.number("PTTL", key);
        return Optional.of(new Entry(key, text, millis < 0 ? null : Duration.ofMillis(millis)));
    }

    /** Deletes the keys, of whatever type, that match a glob. */
    public void deleteAll(String glob) {
        String cursor = "0";
        do {
            List<?> page = connection.list("SCAN", cursor, "MATCH", glob, "COUNT", "500");
            cursor = String.valueOf(page.get(0));
            ((List<?>) page.get(1)).forEach(key -> connection.number("UNLINK", String.valueOf(key)));
        } while (!cursor.equals("0"));
    }

    @Override
    public void close() {
        connection.close();
    }
}
