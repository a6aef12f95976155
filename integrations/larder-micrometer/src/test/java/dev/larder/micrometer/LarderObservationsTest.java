package dev.larder.micrometer;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LarderObservationsTest {

    private final TestObservationRegistry registry = TestObservationRegistry.create();

    private final Larder larder = Larder.builder()
            .store(InMemoryCacheStore.create())
            .observer(new LarderObservations(registry))
            .open();

    private final StoredEntries source = new StoredEntries();

    @AfterEach
    void close() {
        larder.close();
    }

    @Test
    void aLoadIsAChildOfTheCallerAndAHitIsNone() {
        Entries entries = larder.cached(Entries.class, source);
        source.source.put("a", "1");

        Observation request = Observation.start("request", registry);
        try (Observation.Scope scope = request.openScope()) {
            entries.get("a");
            entries.get("a");
        }
        request.stop();

        assertThat(registry).hasNumberOfObservationsWithNameEqualTo("larder.load", 1);
        assertThat(registry)
                .hasObservationWithNameEqualTo("larder.load")
                .that()
                .hasBeenStarted()
                .hasBeenStopped()
                .hasLowCardinalityKeyValue("larder.method", "Entries.get")
                .hasContextualNameEqualTo("load Entries.get")
                .hasParentObservationEqualTo(request)
                .doesNotHaveError();
    }

    @Test
    void whatALoaderCallsIsBelowTheLoad() {
        AtomicReference<Observation> current = new AtomicReference<>();
        Entries entries = larder.cached(Entries.class, new StoredEntries() {
            @Override
            public String get(String key) {
                current.set(registry.getCurrentObservation());
                return "1";
            }
        });

        entries.get("a");

        assertThat(current.get().getContext().getName()).isEqualTo("larder.load");
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void anAsynchronousLoadIsAChildOfTheCallerOnAnyThread() {
        AtomicReference<Observation> current = new AtomicReference<>();
        Entries entries = larder.cached(Entries.class, new StoredEntries() {
            @Override
            public CompletableFuture<String> getLater(String key) {
                current.set(registry.getCurrentObservation());
                return CompletableFuture.completedFuture("1");
            }
        });

        Observation request = Observation.start("request", registry);
        CompletableFuture<String> found;
        try (Observation.Scope scope = request.openScope()) {
            found = entries.getLater("a");
        }
        found.join();

        assertThat(registry).hasObservationWithNameEqualTo("larder.load").that().hasParentObservationEqualTo(request);
        assertThat(current.get().getContext().getName()).isEqualTo("larder.load");
    }

    @Test
    void evictionsAndUpdatesAreChildrenOfTheCaller() {
        Entries entries = larder.cached(Entries.class, source);

        Observation request = Observation.start("request", registry);
        try (Observation.Scope scope = request.openScope()) {
            entries.put("a", "1");
            entries.remove("a");
        }
        request.stop();

        assertThat(registry)
                .hasObservationWithNameEqualTo("larder.update")
                .that()
                .hasLowCardinalityKeyValue("larder.method", "Entries.put")
                .hasParentObservationEqualTo(request);
        assertThat(registry)
                .hasObservationWithNameEqualTo("larder.evict")
                .that()
                .hasLowCardinalityKeyValue("larder.method", "Entries.remove")
                .hasParentObservationEqualTo(request);
    }

    @Test
    void anAsynchronousEvictionIsAChildOfTheCaller() {
        Entries entries = larder.cached(Entries.class, source);

        Observation request = Observation.start("request", registry);
        CompletableFuture<Void> removed;
        try (Observation.Scope scope = request.openScope()) {
            removed = entries.removeLater("a");
        }
        removed.join();

        assertThat(registry)
                .hasObservationWithNameEqualTo("larder.evict")
                .that()
                .hasBeenStopped()
                .hasParentObservationEqualTo(request);
    }

    @Test
    void aLoadThatFailsHasItsError() {
        IllegalStateException failure = new IllegalStateException("no database");
        Entries entries = larder.cached(Entries.class, new StoredEntries() {
            @Override
            public String get(String key) {
                throw failure;
            }
        });

        assertThatThrownBy(() -> entries.get("a")).isSameAs(failure);

        assertThat(registry).hasObservationWithNameEqualTo("larder.load").that().hasError(failure);
    }
}
