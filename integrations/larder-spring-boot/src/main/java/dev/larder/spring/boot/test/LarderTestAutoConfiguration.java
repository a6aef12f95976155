package dev.larder.spring.boot.test;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.spring.boot.LarderAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The store of a test with {@link AutoConfigureLarder}. */
@AutoConfiguration(before = LarderAutoConfiguration.class)
@ConditionalOnBooleanProperty("spring.test.larder.memory")
public class LarderTestAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CacheStore larderTestStore() {
        return InMemoryCacheStore.create();
    }
}
