package dev.larder.spring.boot.test;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.spring.boot.LarderAutoConfiguration;
import dev.larder.spring.boot.LarderBuilderCustomizer;
import dev.larder.test.TestClock;
import dev.larder.test.history.CacheHistory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The store of a test with {@link AutoConfigureLarder}; with the test kit, its clock and history, too. */
@AutoConfiguration(before = LarderAutoConfiguration.class)
@ConditionalOnBooleanProperty("spring.test.larder.memory")
public class LarderTestAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("dev.larder.test.TestClock")
    static class StoreConfiguration {

        @Bean
        @ConditionalOnMissingBean
        CacheStore larderTestStore() {
            return InMemoryCacheStore.create();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TestClock.class)
    static class KitConfiguration {

        @Bean
        @ConditionalOnMissingBean
        TestClock larderTestClock() {
            return new TestClock();
        }

        /** A listener, which the auto-configured cache takes. */
        @Bean
        @ConditionalOnMissingBean
        CacheHistory larderTestHistory(Environment environment) {
            String prefix = environment.getProperty(
                    "larder.key-prefix", environment.getProperty("spring.application.name", ""));
            return new CacheHistory(prefix.isEmpty() ? "" : prefix + ":");
        }

        @Bean
        @ConditionalOnMissingBean
        CacheStore larderTestStore(TestClock clock, CacheHistory history) {
            return history.recording(InMemoryCacheStore.create(clock));
        }

        @Bean
        LarderBuilderCustomizer larderTestKit(TestClock clock) {
            return builder -> builder.clock(clock.running()).keysInEvents(true);
        }
    }
}
