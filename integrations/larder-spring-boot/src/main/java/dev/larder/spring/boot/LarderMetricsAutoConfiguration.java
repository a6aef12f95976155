package dev.larder.spring.boot;

import dev.larder.micrometer.LarderMetrics;
import dev.larder.micrometer.LarderObservations;
import dev.larder.runtime.Larder;
import dev.larder.runtime.spi.CallObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters for every registry, and observations of loads and evictions where observations are made. */
@AutoConfiguration(
        before = LarderAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass({LarderMetrics.class, MeterRegistry.class})
public class LarderMetricsAutoConfiguration {

    /** Boot binds it to each registry. */
    @Bean
    @ConditionalOnMissingBean
    LarderMetrics larderMetrics(Larder larder) {
        return new LarderMetrics(larder);
    }

    @Bean
    @ConditionalOnMissingBean(CallObserver.class)
    @ConditionalOnBean(ObservationRegistry.class)
    LarderObservations larderObservations(ObservationRegistry registry) {
        return new LarderObservations(registry);
    }
}
