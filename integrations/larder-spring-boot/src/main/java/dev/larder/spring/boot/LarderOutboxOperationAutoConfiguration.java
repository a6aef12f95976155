package dev.larder.spring.boot;

import dev.larder.outbox.jdbc.JdbcOutbox;
import dev.larder.outbox.jdbc.OutboxMetrics;
import dev.larder.spring.boot.outbox.OutboxHealthIndicator;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and meters of the outbox. */
@AutoConfiguration(after = LarderOutboxAutoConfiguration.class)
@ConditionalOnClass(JdbcOutbox.class)
@ConditionalOnBean(JdbcOutbox.class)
public class LarderOutboxOperationAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static class HealthConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "larderOutboxHealthIndicator")
        @ConditionalOnEnabledHealthIndicator("larder")
        OutboxHealthIndicator larderOutboxHealthIndicator(JdbcOutbox outbox) {
            return new OutboxHealthIndicator(outbox);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class MetricsConfiguration {

        /** Boot binds it to each registry. */
        @Bean
        @ConditionalOnMissingBean
        OutboxMetrics larderOutboxMetrics(JdbcOutbox outbox) {
            return new OutboxMetrics(outbox);
        }
    }
}
