package dev.larder.spring.boot.test;

import static dev.larder.test.LarderAssertions.assertThat;
import static java.time.Duration.ofMinutes;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderStats;
import dev.larder.test.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A test of a part of an application, whose only auto-configuration is this. */
@SpringBootTest(classes = AutoConfigureLarderTest.Part.class, webEnvironment = WebEnvironment.NONE)
@AutoConfigureLarder
class AutoConfigureLarderTest {

    @Autowired
    private Greetings greetings;

    @Autowired
    private Larder larder;

    @Autowired
    private TestClock clock;

    @Test
    void beansAreCachedInMemory() {
        LarderStats before = larder.stats();
        greetings.of("Ada");
        greetings.of("Ada");
        clock.advance(ofMinutes(61));
        greetings.of("Ada");

        assertThat(larder)
                .since(before)
                .method("AutoConfigureLarderTest.Greetings.of")
                .hasHits(1)
                .hasLoads(2);
    }

    @Test
    void evictionsAndKeysAreSeen() {
        greetings.of("Ada");
        assertThat(larder).holds("greeting:Ada");

        greetings.forget("Ada");

        assertThat(larder).evicted("greeting:Ada").doesNotHold("greeting:Ada");
    }

    /** Greetings. */
    public interface Greetings {
        @Cached(key = "greeting:{name}", ttl = "1h")
        String of(String name);

        @Evicts(pattern = "greeting:{name}")
        default void forget(String name) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class Part {
        @Bean
        Greetings greetings() {
            return name -> "Hello " + name;
        }
    }
}
