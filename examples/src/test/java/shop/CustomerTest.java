package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.test.LarderTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@LarderTest
class CustomerTest {

    @Test
    void theCacheStoresTheStateAndNotThePresentation(Larder larder) {
        larder.client().set("customer:42", new Customer(42, "DE 123"), Duration.ofHours(1));

        Customer cached = larder.client().get("customer:42", Customer.class).orElseThrow();

        assertThat(cached.taxNumber()).isEqualTo("DE 123");
        assertThat(cached.getLabel()).isEqualTo("Hello, customer 42");
    }
}
