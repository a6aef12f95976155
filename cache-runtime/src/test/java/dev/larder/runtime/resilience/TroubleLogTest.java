package dev.larder.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.runtime.config.OutageConfig;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.testing.LogLines;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Trouble by the thousand, and what it leaves in the log. */
class TroubleLogTest {

    private static final int TIMES = 2_000;

    /** Of the log, for each kind of trouble. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @Test
    void eachKindOfTroubleIsLoggedOnceInAnInterval() {
        long start = System.nanoTime();
        try (LogLines log = new LogLines()) {
            cause(failing(), OutageConfig.DEFAULTS.withMaxPendingEvictions(10));
            cause(failing(), OutageConfig.DEFAULTS.withBreakerFailures(Integer.MAX_VALUE / 2));

            long intervals = 1 + (System.nanoTime() - start) / INTERVAL.toNanos();
            Map<String, Long> kinds = log.all().stream()
                    .map(line -> line.split(":", 2)[0])
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            // There are two of them, each with a log of its own.
            assertThat(kinds)
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy((kind, lines) -> assertThat(lines).as(kind).isLessThanOrEqualTo(2 * intervals));
            assertThat(log.all()).noneMatch(line -> line.contains(Probe.SECRET));
        }
    }

    private static void cause(CacheStore store, OutageConfig outage) {
        try (Larder larder = Larder.builder()
                .store(store)
                .outage(outage)
                .listener(event -> {
                    throw new ListenerFailure();
                })
                .open()) {
            ReadThrough<String> find = larder.readThrough(CachedMethod.returning(String.class)
                    .named("Find.byName")
                    .key("name:{name}")
                    .ttl(Duration.ofMinutes(1))
                    .build());
            Eviction change = larder.eviction(EvictingMethod.named("Find.change"));
            for (int i = 0; i < TIMES; i++) {
                find.get(find.key(Probe.SECRET + i), () -> "value");
                change.evict(KeyPattern.of("name:{name}").with(Probe.SECRET + i));
            }
        }
    }

    private static CacheStore failing() {
        CacheStore store = InMemoryCacheStore.create();
        return (CacheStore) Proxy.newProxyInstance(
                CacheStore.class.getClassLoader(),
                new Class<?>[] {CacheStore.class},
                (proxy, method, arguments) -> method.getReturnType().equals(CompletionStage.class)
                        ? CompletableFuture.failedFuture(new StoreException("broken"))
                        : method.invoke(store, arguments));
    }

    private static final class ListenerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ListenerFailure() {
            super("a listener's own trouble", null, false, false);
        }
    }
}
