package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.redis.RedisServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Virtual threads that wait for Redis, for each other and for a load leave their carriers to others. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {

    private static final int CALLERS = 500;

    private static final CachedMethod<String> FIND = CachedMethod.returning(String.class)
            .named("Users.find")
            .key("user:{id}:profile")
            .ttl(Duration.ofMinutes(5))
            .build();

    @TempDir
    private Path directory;

    @Test
    void noCallPinsItsThread() throws Exception {
        try (RedisServer server = RedisServer.start();
                Larder larder = Larder.builder()
                        .uri(server.uri())
                        .commandTimeout(Duration.ofSeconds(10))
                        .leaseWait(Duration.ofSeconds(30))
                        .open()) {
            // Classes are loaded and initialized with the thread pinned, once.
            LarderAtWork.check(larder);
            call(larder, "warm");

            List<String> pinned = pinnedDuring(() -> call(larder, "cold"));

            assertThat(pinned).isEmpty();
        }
    }

    /** All of them wait for one slow load, then read, update, evict and use the client. */
    private static void call(Larder larder, String key) {
        ReadThrough<String> find = larder.readThrough(FIND);
        BatchReadThrough<String, String> findAll = larder.batchReadThrough(FIND);
        Eviction eviction = larder.eviction(EvictingMethod.named("Users.save"));
        CountDownLatch allThere = new CountDownLatch(CALLERS);
        AtomicInteger loads = new AtomicInteger();
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String own = key + i;
            calls.add(virtually(() -> {
                allThere.countDown();
                String shared = find.get(find.key(key), () -> {
                    loads.incrementAndGet();
                    awaitAll(allThere);
                    return "slow";
                });
                findAll.getAll(
                        List.of(own, key),
                        findAll::key,
                        missing -> missing.stream().collect(Collectors.toMap(id -> id, id -> "v")));
                eviction.evict(KeyPattern.of("user:{id}:*").with(own));
                larder.client().getMany(List.of("user:" + own), String.class);
                return shared;
            }));
        }
        assertThat(calls).allMatch(result -> "slow".equals(result.join()));
        assertThat(loads).hasValue(1);
        assertThat(larder.client().ttl("user:" + key + ":profile")).isNotNull();
    }

    private List<String> pinnedDuring(Runnable work) throws IOException {
        Path file = directory.resolve("pinned.jfr");
        try (Recording recording = new Recording()) {
            recording
                    .enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ofMillis(1))
                    .withStackTrace();
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        assertThat(Files.size(file)).isPositive();
        return RecordingFile.readAllEvents(file).stream().map(Object::toString).toList();
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By reflection, since this is compiled for a release without virtual threads. */
    private static <T> CompletableFuture<T> virtually(Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable body = () -> {
            try {
                result.complete(call.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        };
        try {
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
        return result;
    }
}
