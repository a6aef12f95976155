package dev.larder.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LarderMetricsTest {

    private final Larder larder =
            Larder.builder().store(InMemoryCacheStore.create()).open();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private final StoredEntries source = new StoredEntries();

    @AfterEach
    void close() {
        larder.close();
    }

    @Test
    void hitsAndMissesAreCountedByMethod() {
        Entries entries = larder.cached(Entries.class, source);
        new LarderMetrics(larder).bindTo(registry);
        source.source.put("a", "1");

        entries.get("a");
        entries.get("a");
        entries.get("a");

        assertThat(gets("Entries.get", "hit")).isEqualTo(2);
        assertThat(gets("Entries.get", "miss")).isEqualTo(1);
        assertThat(counter("cache.puts", "Entries.get")).isEqualTo(1);
        assertThat(registry.get("cache.load")
                        .tags("cache", "Entries.get", "result", "success")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("cache.load.duration")
                        .tag("cache", "Entries.get")
                        .timeGauge()
                        .value())
                .isPositive();
    }

    @Test
    void hitsOfTheNearCacheAreHitsAndCountedByThemselvesToo() {
        ReadThrough<String> find = larder.readThrough(CachedMethod.returning(String.class)
                .named("Names.find")
                .key("name:{id}")
                .ttl(Duration.ofHours(1))
                .near(Duration.ofMinutes(30))
                .build());
        new LarderMetrics(larder).bindTo(registry);

        find.get(find.key(1), () -> "Ada");
        find.get(find.key(1), () -> "Bob");

        assertThat(gets("Names.find", "hit")).isEqualTo(1);
        assertThat(counter("larder.near.hits", "Names.find")).isEqualTo(1);
        assertThat(counter("larder.near.fills", "Names.find")).isEqualTo(1);
        assertThat(registry.get("larder.near.entries").gauge().value()).isEqualTo(1);
        assertThat(registry.get("larder.near.proven.age").timeGauge().value()).isZero();
    }

    @Test
    void methodsThatAreBoundAfterTheRegistryHaveMetersToo() {
        new LarderMetrics(larder).bindTo(registry);
        assertThat(registry.find("cache.gets").functionCounters()).isEmpty();

        larder.cached(Entries.class, source).get("a");

        assertThat(gets("Entries.get", "miss")).isEqualTo(1);
    }

    @Test
    void aMethodThatOnlyEvictsHasNoGets() {
        Entries entries = larder.cached(Entries.class, source);
        new LarderMetrics(larder).bindTo(registry);

        entries.put("a", "1");
        entries.remove("a");

        assertThat(counter("cache.evictions", "Entries.remove")).isEqualTo(1);
        assertThat(counter("larder.evicted.keys", "Entries.remove")).isEqualTo(1);
        Set<String> withGets = registry.find("cache.gets").functionCounters().stream()
                .map(meter -> meter.getId().getTag("cache"))
                .collect(Collectors.toSet());
        assertThat(withGets)
                .containsExactlyInAnyOrder("Entries.get", "Entries.getAll", "Entries.getLater", "Entries.put");
    }

    @Test
    void noMeterHasAKeyAsATag() {
        Entries entries = larder.cached(Entries.class, source);
        new LarderMetrics(larder, Tags.of("region", "eu")).bindTo(registry);
        source.source.put("secret", "1");

        entries.get("secret");
        entries.remove("secret");

        List<Tag> tags = registry.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> id.getTags().stream())
                .toList();
        assertThat(tags).extracting(Tag::getValue).noneMatch(value -> value.contains("secret"));
        assertThat(tags).extracting(Tag::getKey).containsOnly("cache", "result", "state", "region");
    }

    @Test
    void theBreakersStateIsOneOfThree() {
        new LarderMetrics(larder).bindTo(registry);

        assertThat(registry.get("larder.breaker.state")
                        .tag("state", "closed")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("larder.breaker.state")
                        .tag("state", "open")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("larder.evictions.pending").gauge().value()).isZero();
    }

    private double gets(String method, String result) {
        return registry.get("cache.gets")
                .tags("cache", method, "result", result)
                .functionCounter()
                .count();
    }

    private double counter(String name, String method) {
        return registry.get(name).tag("cache", method).functionCounter().count();
    }
}
