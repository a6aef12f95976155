package dev.larder.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.annotation.Cached;
import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
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
    private CacheStore store;

    @Test
    void beansAreCachedInMemory() {
        greetings.of("Ada");
        greetings.of("Ada");

        assertThat(larder.stats("AutoConfigureLarderTest.Greetings.of").hits()).isEqualTo(1);
        assertThat(store).isInstanceOf(InMemoryCacheStore.class);
    }

    /** Greetings. */
    public interface Greetings {
        @Cached(key = "greeting:{name}", ttl = "1h")
        String of(String name);
    }

    @Configuration(proxyBeanMethods = false)
    static class Part {
        @Bean
        Greetings greetings() {
            return name -> "Hello " + name;
        }
    }
}
