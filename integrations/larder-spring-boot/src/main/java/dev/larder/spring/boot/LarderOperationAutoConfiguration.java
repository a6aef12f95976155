package dev.larder.spring.boot;

import dev.larder.runtime.Larder;
import dev.larder.spring.boot.actuate.LarderEndpoint;
import dev.larder.spring.boot.actuate.LarderHealthIndicator;
import dev.larder.spring.boot.actuate.MethodCaches;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.cache.actuate.endpoint.CachesEndpoint;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health, the endpoint {@code larder}, and a cache for each method in the endpoint {@code caches}. */
@AutoConfiguration(
        after = LarderAutoConfiguration.class,
        beforeName = "org.springframework.boot.cache.autoconfigure.CachesEndpointAutoConfiguration",
        afterName = "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration")
@ConditionalOnBean(Larder.class)
public class LarderOperationAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static class HealthConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "larderHealthIndicator")
        @ConditionalOnEnabledHealthIndicator("larder")
        LarderHealthIndicator larderHealthIndicator(Larder larder) {
            return new LarderHealthIndicator(larder);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    static class EndpointConfiguration {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        LarderEndpoint larderEndpoint(Larder larder) {
            return new LarderEndpoint(larder);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ConditionalOnAvailableEndpoint.class, CachesEndpoint.class})
    static class CachesConfiguration {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        CachesEndpoint cachesEndpoint(ConfigurableListableBeanFactory beans, Larder larder) {
            return MethodCaches.endpoint(beans, larder);
        }
    }
}
