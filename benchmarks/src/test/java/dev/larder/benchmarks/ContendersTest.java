package dev.larder.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.benchmarks.contender.Contender;
import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.contender.Customer;
import dev.larder.benchmarks.contender.CustomerSource;
import dev.larder.benchmarks.server.BenchmarkServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every contender does what it is measured for, once. */
class ContendersTest {

    private static BenchmarkServer server;

    private final CustomerSource source = CustomerSource.instant();

    @BeforeAll
    static void start() {
        server = BenchmarkServer.find();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void clear() {
        server.clear();
    }

    @ParameterizedTest
    @EnumSource
    void loadsWhatIsMissingAndAnswersTheNextReadFromTheCache(Contenders contender) {
        try (Contender cache = contender.connect(server.port(), source)) {
            Customer loaded = cache.find(42);
            Customer cached = cache.find(42);

            assertThat(cached).isEqualTo(loaded);
            // These two hand out the object of the loader.
            if (contender != Contenders.CAFFEINE && contender != Contenders.JETCACHE_BOTH) {
                assertThat(cached).isNotSameAs(loaded);
            }
            assertThat(source.loads()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REDISSON_TUNED", "LETTUCE", "JETCACHE"})
    void readsABatch(Contenders contender) {
        try (Contender cache = contender.connect(server.port(), source)) {
            Map<Long, Customer> expected = Map.of(1L, cache.find(1), 2L, cache.find(2));

            assertThat(cache.findAll(List.of(1L, 2L))).isEqualTo(expected);
            assertThat(source.loads()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LARDER", "REDISSON_TUNED", "LETTUCE"})
    void evictsAGroupAndNothingElse(Contenders contender) {
        try (Contender cache = contender.connect(server.port(), source)) {
            cache.findInGroup(7, 1);
            cache.findInGroup(77, 1);

            cache.evictGroup(7);

            cache.findInGroup(7, 1);
            cache.findInGroup(77, 1);
            assertThat(source.loads()).isEqualTo(3);
        }
    }
}
