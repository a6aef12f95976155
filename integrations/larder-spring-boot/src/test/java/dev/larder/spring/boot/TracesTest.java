package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.test.redis.RedisServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The spans of a request: loads and evictions are children of what called them. */
class TracesTest {

    private final ApplicationContextRunner application = Applications.withLarder()
            .withConfiguration(AutoConfigurations.of(
                    ObservationAutoConfiguration.class,
                    MicrometerTracingAutoConfiguration.class,
                    LarderMetricsAutoConfiguration.class))
            .withUserConfiguration(Traced.class);

    @Test
    void aLoadAndAnEvictionAreChildrenOfTheRequestAndAHitHasNoSpan() {
        application.run(context -> {
            Articles articles = context.getBean(Articles.class);

            inRequest(context, () -> {
                articles.find(1);
                articles.find(1);
                articles.remove(1);
            });

            SimpleSpan request = span(context, "request");
            assertThat(spans(context, "load TracesTest.Articles.find")).isEqualTo(1);
            assertThat(span(context, "load TracesTest.Articles.find").getParentId())
                    .isEqualTo(request.getSpanId());
            assertThat(span(context, "load TracesTest.Articles.find").getTags())
                    .containsEntry("larder.method", "TracesTest.Articles.find");
            assertThat(span(context, "evict TracesTest.Articles.remove").getParentId())
                    .isEqualTo(request.getSpanId());
        });
    }

    @Test
    void eachCommandIsAClientSpanOfWhatAskedForIt() {
        application.run(context -> {
            Articles articles = context.getBean(Articles.class);
            articles.find(1);

            inRequest(context, () -> {
                articles.find(1);
                articles.remove(1);
            });

            SimpleSpan get = span(context, "GET");
            assertThat(get.getParentId()).isEqualTo(span(context, "request").getSpanId());
            assertThat(get.getKind()).isEqualTo(Span.Kind.CLIENT);
            assertThat(get.getTags())
                    .containsEntry("db.system.name", "redis")
                    .containsEntry("db.operation.name", "GET")
                    .containsEntry("server.port", "" + RedisServer.shared().port());
            assertThat(span(context, "EVALSHA evict").getParentId())
                    .isEqualTo(span(context, "evict TracesTest.Articles.remove").getSpanId());
        });
    }

    @Test
    void commandsAreCountedWhereThereIsAMeterRegistry() {
        application.withBean(SimpleMeterRegistry.class).run(context -> {
            context.getBean(Articles.class).find(1);
            context.getBean(Articles.class).find(1);

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("larder.commands")
                            .tag("command", "GET")
                            .timer()
                            .count())
                    .isPositive();
            assertThat(meters.get("larder.batch.size")
                            .tag("script", "store")
                            .summary()
                            .count())
                    .isPositive();
        });
    }

    @Test
    void whatAnAsynchronousMethodLoadsIsAChildOfTheRequest() {
        application.run(context -> {
            Articles articles = context.getBean(Articles.class);

            inRequest(context, () -> articles.findLater(1).join());

            SimpleSpan load = span(context, "load TracesTest.Articles.findLater");
            assertThat(load.getParentId()).isEqualTo(span(context, "request").getSpanId());
            assertThat(span(context, "query").getParentId()).isEqualTo(load.getSpanId());
        });
    }

    private static void inRequest(AssertableApplicationContext context, Runnable work) {
        Observation.createNotStarted("request", context.getBean(ObservationRegistry.class))
                .observe(work);
    }

    private static SimpleSpan span(AssertableApplicationContext context, String name) {
        return context.getBean(SimpleTracer.class).getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is none of "
                        + context.getBean(SimpleTracer.class).getSpans()));
    }

    private static long spans(AssertableApplicationContext context, String name) {
        return context.getBean(SimpleTracer.class).getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .count();
    }

    /** Articles. */
    public interface Articles {
        @Cached(key = "article:{id}", ttl = "1h")
        String find(long id);

        @Cached(key = "later:{id}", ttl = "1h")
        CompletableFuture<String> findLater(long id);

        @Evicts(pattern = "article:{id}")
        void remove(long id);
    }

    @Configuration(proxyBeanMethods = false)
    static class Traced {
        @Bean
        SimpleTracer tracer() {
            return new SamplingTracer();
        }

        @Bean
        Articles articles(ObservationRegistry registry) {
            return new StoredArticles(registry);
        }
    }

    /** Samples each trace, which the tracer for tests does not by itself. */
    static class SamplingTracer extends SimpleTracer {
        @Override
        public SimpleSpan nextSpan() {
            return sampled(super.nextSpan());
        }

        @Override
        public SimpleSpan nextSpan(Span parent) {
            return sampled(super.nextSpan(parent));
        }

        private static SimpleSpan sampled(SimpleSpan span) {
            span.context().setSampled(true);
            return span;
        }
    }

    static class StoredArticles implements Articles {
        private final ObservationRegistry registry;

        StoredArticles(ObservationRegistry registry) {
            this.registry = registry;
        }

        @Override
        public String find(long id) {
            return "article";
        }

        @Override
        public CompletableFuture<String> findLater(long id) {
            Observation query = Observation.start("query", registry);
            query.stop();
            return CompletableFuture.completedFuture("article");
        }

        @Override
        public void remove(long id) {}
    }
}
