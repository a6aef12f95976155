package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CustomerTest {

    @Test
    void theCacheStoresTheStateAndNotThePresentation() {
        try (Larder larder = Larder.builder().store(InMemoryCacheStore.create()).open()) {
            larder.client().set("customer:42", new Customer(42, "DE 123"), Duration.ofHours(1));

            Customer cached = larder.client().get("customer:42", Customer.class).orElseThrow();

            assertThat(cached.taxNumber()).isEqualTo("DE 123");
            assertThat(cached.getLabel()).isEqualTo("Hello, customer 42");
        }
    }
}
