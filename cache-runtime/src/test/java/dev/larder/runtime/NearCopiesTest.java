package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.Copies;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.testing.LinkedStore;
import dev.larder.test.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Near hits of methods that say what copies their values. */
class NearCopiesTest {

    private final TestClock clock = new TestClock();

    private final LinkedStore store = LinkedStore.over(InMemoryCacheStore.create(clock));

    private final Larder larder =
            Larder.builder().store(store.asStore()).clock(clock).open();

    /** The values that were copied, in order. */
    private final List<Page> copied = new ArrayList<>();

    record Page(@Nullable String title, List<String> lines) {}

    @AfterEach
    void close() {
        larder.close();
    }

    private CachedMethod<Page> method(UnaryOperator<Page> copier) {
        return CachedMethod.returning(Page.class)
                .named("Pages.find")
                .key("page:{id}")
                .ttl(Duration.ofHours(1))
                .nullTtl(Duration.ofMinutes(1))
                .near(Duration.ofMinutes(1))
                .nearCopies(page -> {
                    copied.add(page);
                    return copier.apply(page);
                })
                .build();
    }

    private static Page copy(Page page) {
        return new Page(page.title(), Copies.list(page.lines()));
    }

    private static Page find(ReadThrough<Page> find) {
        Page page = find.get(find.key(1), () -> new Page("Title", List.of("one", "two")));
        assertThat(page).isEqualTo(new Page("Title", List.of("one", "two")));
        return page;
    }

    @Test
    void eachCallerGetsACopyThatItMayChange() {
        ReadThrough<Page> find = larder.readThrough(method(NearCopiesTest::copy));
        find(find);
        for (int i = 0; i < 10; i++) {
            find(find).lines().add("changed by its caller");
        }

        assertThat(larder.stats("Pages.find").nearHits()).isEqualTo(10);
        assertThat(copied.stream().map(page -> System.identityHashCode(page)).distinct())
                .as("the decoded value, and the original of all further copies")
                .hasSize(2);
    }

    @Test
    void batchesAndAsynchronousCallersGetCopies() {
        CachedMethod<Page> method = method(NearCopiesTest::copy);
        BatchReadThrough<Long, Page> batch = larder.batchReadThrough(method);
        AsyncReadThrough<Page> async = larder.asyncReadThrough(method);
        ReadThrough<Page> find = larder.readThrough(method);
        find(find);
        find(find).lines().clear();

        batch.getAll(List.of(1L), id -> batch.key(id), missing -> Map.of())
                .get(1L)
                .lines()
                .clear();
        async.get(async.key(1L), () -> null).join().lines().clear();

        find(find);
        assertThat(larder.stats("Pages.find").nearHits()).isEqualTo(4);
    }

    @Test
    void anAbsenceIsNotCopied() {
        ReadThrough<Page> find = larder.readThrough(method(NearCopiesTest::copy));

        for (int i = 0; i < 3; i++) {
            assertThat(find.get(find.key(1), () -> null)).isNull();
        }

        assertThat(copied).isEmpty();
        assertThat(larder.stats("Pages.find").absentHits()).isEqualTo(2);
    }

    static Stream<UnaryOperator<Page>> unfaithful() {
        return Stream.of(
                page -> page,
                page -> null,
                page -> new Page(page.title() + "!", new ArrayList<>(page.lines())),
                page -> new Page(page.title(), new ArrayList<>()),
                page -> {
                    throw new IllegalStateException("such as a constructor that refuses what it once took");
                },
                page -> {
                    throw new NoSuchMethodError("such as a constructor that took fewer components");
                });
    }

    @ParameterizedTest
    @MethodSource("unfaithful")
    void valuesAreDecodedWhereACopyIsNoCopy(UnaryOperator<Page> copier) {
        ReadThrough<Page> find = larder.readThrough(method(copier));
        find(find);
        for (int i = 0; i < 5; i++) {
            find(find).lines().clear();
        }

        assertThat(larder.stats("Pages.find").nearHits()).isEqualTo(5);
        assertThat(copied).as("tried once").hasSize(1);
    }

    /** Such as a class of another jar that has more fields than its copier knows. */
    @Test
    void aLaterValueThatLosesItsStateIsDecoded() {
        ReadThrough<Page> find = larder.readThrough(method(page -> new Page(null, Copies.list(page.lines()))));
        for (int id = 0; id < 10; id++) {
            Page untitled = new Page(null, List.of("line " + id));
            for (int i = 0; i < 3; i++) {
                assertThat(find.get(find.key(id), () -> untitled)).isEqualTo(untitled);
            }
        }

        for (int i = 0; i < 3; i++) {
            assertThat(find.get(find.key(10), () -> new Page("Title", List.of())))
                    .isEqualTo(new Page("Title", List.of()));
        }
        assertThat(larder.stats("Pages.find").nearHits()).isEqualTo(22);
    }

    @Test
    void aCopyThatFailsLaterCostsAReadOfTheStore() {
        ReadThrough<Page> find = larder.readThrough(method(page -> {
            if (copied.size() > 2) {
                throw new IllegalStateException("too many copies");
            }
            return copy(page);
        }));
        for (int i = 0; i < 6; i++) {
            find(find);
        }

        assertThat(copied).as("the original, one copy and the one that failed").hasSize(3);
        assertThat(larder.stats("Pages.find").nearHits()).isEqualTo(4);
        assertThat(larder.stats("Pages.find").hits()).isEqualTo(5);
    }
}
