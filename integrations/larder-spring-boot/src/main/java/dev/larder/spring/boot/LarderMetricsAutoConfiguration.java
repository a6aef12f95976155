package dev.larder.spring.boot;

import dev.larder.micrometer.CommandMeters;
import dev.larder.micrometer.CommandSpans;
import dev.larder.micrometer.LarderMetrics;
import dev.larder.micrometer.LarderObservations;
import dev.larder.runtime.Larder;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.CommandObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Meters for every registry, observations of loads and evictions where observations are made, and spans of commands where
 * there is a tracer.
 */
@AutoConfiguration(
        before = LarderAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration"
        })
@ConditionalOnClass({LarderMetrics.class, MeterRegistry.class})
public class LarderMetricsAutoConfiguration {

    /** Boot binds it to each registry. */
    @Bean
    @ConditionalOnMissingBean
    LarderMetrics larderMetrics(Larder larder) {
        return new LarderMetrics(larder);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(MeterRegistry.class)
    CommandMeters larderCommandMeters(MeterRegistry registry) {
        return new CommandMeters(registry);
    }

    /** Beans of {@link CommandObserver} are told of commands, Larder's own and the application's. */
    @Bean
    @ConditionalOnMissingBean(CallObserver.class)
    LarderObservations larderObservations(
            ObjectProvider<ObservationRegistry> registry, ObjectProvider<CommandObserver> commands) {
        return new LarderObservations(registry.getIfAvailable(() -> ObservationRegistry.NOOP))
                .withCommands(commands.orderedStream().toArray(CommandObserver[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Tracer.class)
    static class TracingConfiguration {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnBean(Tracer.class)
        CommandSpans larderCommandSpans(Tracer tracer) {
            return new CommandSpans(tracer);
        }
    }
}
