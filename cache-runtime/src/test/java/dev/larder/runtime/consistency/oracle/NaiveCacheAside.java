package dev.larder.runtime.consistency.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/**
 * Cache-aside as it is written by hand: get, else load and set; delete after a change. It repeats failed evictions as
 * Larder's hands do, so that only races tell the two apart.
 */
final class NaiveCacheAside implements CacheUnderTest {

    private static final Duration TTL = Duration.ofSeconds(2);

    /** As long as Larder waits for a command. */
    private static final long COMMAND_TIMEOUT_MILLIS = 250;

    private final ObjectMapper json = new ObjectMapper();

    private final Truth truth;

    private final RedissonClient redis;

    NaiveCacheAside(Truth truth, String uri, Duration commandTimeout) {
        this.truth = truth;
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.useSingleServer()
                .setAddress(uri)
                .setTimeout((int) commandTimeout.toMillis())
                .setRetryAttempts(0);
        this.redis = Redisson.create(config);
    }

    @Override
    public Collection<Row> read(Way way, List<Integer> keys) {
        return keys.stream().map(this::read).toList();
    }

    private Row read(int key) {
        Row cached = parse(attempt(redis.<String>getBucket(name(key))::getAsync));
        if (cached != null) {
            return cached;
        }
        Row row = truth.load(key);
        set(row);
        return row;
    }

    @Override
    public Hand hand(String name) {
        return new NaiveHand();
    }

    @Override
    public void close() {
        redis.shutdown();
    }

    private static String name(int key) {
        return "row:" + Truth.groupOf(key) + ":" + key;
    }

    private boolean set(Row row) {
        String text = write(row);
        return attempt(() -> redis.<String>getBucket(name(row.key()))
                        .setAsync(text, TTL)
                        .thenApply(done -> true))
                != null;
    }

    private String write(Row row) {
        try {
            return json.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Row parse(String text) {
        try {
            return text == null ? null : json.readValue(text, Row.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Returns the answer; {@code null} when the command fails or takes too long. */
    private static <T> T attempt(Supplier<CompletionStage<T>> command) {
        try {
            return command.get().toCompletableFuture().get(COMMAND_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private final class NaiveHand implements Hand {

        @Override
        public boolean evict(int key) {
            return attempt(() -> redis.getKeys().unlinkAsync(name(key))) != null;
        }

        @Override
        public boolean evictGroup(int group) {
            String[] names = IntStream.range(group * Truth.GROUP, (group + 1) * Truth.GROUP)
                    .mapToObj(NaiveCacheAside::name)
                    .toArray(String[]::new);
            return attempt(() -> redis.getKeys().unlinkAsync(names)) != null;
        }

        @Override
        public Update update(List<Integer> keys) {
            List<Row> rows = keys.stream().map(truth::change).toList();
            return new Update(
                    rows, rows.stream().filter(row -> !set(row)).findAny().isEmpty());
        }
    }
}
