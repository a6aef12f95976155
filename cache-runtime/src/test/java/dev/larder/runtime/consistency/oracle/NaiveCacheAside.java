package dev.larder.runtime.consistency.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
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
 * What is written by hand all over the world: get, else load and set; delete after a change. It sees to failed commands
 * as Larder's hands do, so that the races alone tell them apart.
 */
final class NaiveCacheAside implements CacheUnderTest {

    private static final Duration TTL = Duration.ofSeconds(4);

    private static final long PATIENCE_MILLIS = 250;

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
    public Row read(int key) {
        Row cached = parse(attempt(redis.<String>getBucket(name(key))::getAsync));
        if (cached != null) {
            return cached;
        }
        Row row = truth.load(key);
        set(row);
        return row;
    }

    @Override
    public Row readBack(int key) {
        return read(key);
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

    /** Returns {@code null} when the cache fails, after as long as Larder waits. */
    private static <T> T attempt(Supplier<CompletionStage<T>> command) {
        try {
            return command.get().toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
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
        public Update update(int key) {
            Row row = truth.change(key);
            return new Update(row, set(row));
        }
    }
}
