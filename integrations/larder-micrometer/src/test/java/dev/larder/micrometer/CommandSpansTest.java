package dev.larder.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.test.redis.RedisServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The spans and meters of commands to a real server, by the SDK of OpenTelemetry. */
@TestInstance(Lifecycle.PER_CLASS)
class CommandSpansTest {

    private RedisServer redis;

    private final KeptSpans spans = new KeptSpans();

    private final MeterRegistry meters = new SimpleMeterRegistry();

    private final StoredEntries source = new StoredEntries();

    private ObservationRegistry observations;

    private Larder larder;

    private Entries entries;

    @BeforeAll
    void start() {
        redis = RedisServer.start();
    }

    @AfterAll
    void stop() {
        redis.close();
    }

    @BeforeEach
    void open() {
        open(Sampler.alwaysOn());
    }

    private void open(Sampler sampler) {
        redis.command("FLUSHALL");
        spans.clear();
        io.opentelemetry.api.trace.Tracer otel = SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(sampler))
                .addSpanProcessor(spans)
                .build()
                .get("test");
        Tracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
        observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultTracingObservationHandler(tracer));
        larder = Larder.builder()
                .uri(redis.uri())
                .commandTimeout(Duration.ofSeconds(5))
                .connectTimeout(Duration.ofSeconds(15))
                .observer(new LarderObservations(observations)
                        .withCommands(new CommandMeters(meters), new CommandSpans(tracer)))
                .open();
        entries = larder.cached(Entries.class, source);
        source.source.put("a", "1");
        source.source.put("b", "2");
    }

    @AfterEach
    void close() {
        larder.close();
    }

    @Test
    void aHitIsAClientSpanBelowTheCallersWithTheAttributesOfADatabaseAndWithoutTheKey() {
        entries.get("a");

        spans.clear();

        String request = inSpan(() -> entries.get("a"));

        SpanData get = only("GET");
        assertThat(get.getParentSpanId()).isEqualTo(request);
        assertThat(get.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(text(get, "db.system.name")).isEqualTo("redis");
        assertThat(text(get, "db.operation.name")).isEqualTo("GET");
        assertThat(text(get, "db.namespace")).isEqualTo("0");
        assertThat(text(get, "server.address")).isEqualTo("127.0.0.1");
        assertThat(number(get, "server.port")).isEqualTo(redis.port());
        assertThat(number(get, "db.operation.batch.size")).isNull();
        assertThat(get.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(get.getAttributes().asMap().values())
                .noneMatch(value -> value.toString().contains("entry"));
    }

    @Test
    void theCommandsOfAMissAreBelowTheCallerAndTheirScriptsHaveNames() {
        entries.get("a");
        redis.command("FLUSHDB");

        String request = inSpan(() -> entries.get("a"));

        assertThat(below(request)).contains("GET", "EVALSHA acquire", "load Entries.get", "EVALSHA store");
        assertThat(text(only("EVALSHA store"), "db.stored_procedure.name")).isEqualTo("store");
    }

    @Test
    void theCommandsOfAnAsynchronousMissAreBelowTheCallerToo() {
        entries.getLater("a").join();
        redis.command("FLUSHDB");

        String request = inSpan(() -> entries.getLater("a").join());

        assertThat(below(request)).contains("GET", "EVALSHA acquire", "load Entries.getLater", "EVALSHA store");
    }

    @Test
    void whatAnEvictionSendsIsBelowTheEviction() {
        entries.get("a");

        inSpan(() -> entries.remove("a"));
        inSpan(() -> entries.removeLater("a").join());

        assertThat(below(only("evict Entries.remove").getSpanId())).contains("UNLINK");
        assertThat(below(only("evict Entries.removeLater").getSpanId())).contains("UNLINK");
    }

    @Test
    void aCommandForManyKeysTellsHowMany() {
        inSpan(() -> entries.getAll(List.of("a", "b")));

        assertThat(number(only("MGET"), "db.operation.batch.size")).isEqualTo(2);
    }

    @Test
    void aGatheredReadIsOneSpanWithLinksToThoseWhoWaitForIt() throws Exception {
        source.source.keySet().forEach(key -> entries.getLater(key).join());
        spans.clear();
        redis.command("CLIENT", "PAUSE", "300");
        Set<String> callers = new TreeSet<>();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        // More than go alone on any network.
        for (int i = 0; i < 100; i++) {
            String key = i % 2 == 0 ? "a" : "b";
            callers.add(inSpan(() -> answers.add(entries.getLater(key))));
        }
        for (CompletableFuture<String> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).isNotEmpty();
        }

        List<SpanData> gathered = spans.named("MGET");
        assertThat(gathered).isNotEmpty().allSatisfy(span -> {
            assertThat(span.getLinks()).isNotEmpty();
            assertThat(number(span, "db.operation.batch.size"))
                    .isEqualTo(span.getLinks().size() + 1);
        });
        Set<String> served = new TreeSet<>();
        for (SpanData span : spans.ended()) {
            if (span.getKind() == SpanKind.CLIENT) {
                served.add(span.getParentSpanId());
                span.getLinks().stream()
                        .map(LinkData::getSpanContext)
                        .forEach(linked -> served.add(linked.getSpanId()));
            }
        }
        assertThat(served).isEqualTo(callers);
        assertThat(meters.get("larder.batch.size")
                        .tag("command", "MGET")
                        .summary()
                        .max())
                .isGreaterThan(1);
    }

    @Test
    void outsideOfATraceThereIsNoSpanAndTheMetersCount() {
        entries.get("a");
        entries.get("a");

        assertThat(spans.ended()).noneMatch(span -> span.getKind() == SpanKind.CLIENT);
        assertThat(meters.get("larder.commands")
                        .tag("command", "GET")
                        .tag("error", "none")
                        .timer()
                        .count())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void aTraceThatIsNotSampledHasNoSpan() {
        larder.close();
        open(Sampler.alwaysOff());

        inSpan(() -> entries.get("a"));

        assertThat(spans.ended()).isEmpty();
    }

    @Test
    void aFailureHasItsWordAsStatusAndType() {
        redis.command("RPUSH", "entry:a", "element");

        inSpan(() -> entries.get("a"));

        SpanData get = only("GET");
        assertThat(text(get, "error.type")).isEqualTo("WRONGTYPE");
        assertThat(text(get, "db.response.status_code")).isEqualTo("WRONGTYPE");
        assertThat(get.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(get.getStatus().getDescription()).doesNotContain("entry");
        assertThat(meters.get("larder.commands")
                        .tag("error", "WRONGTYPE")
                        .timer()
                        .count())
                .isPositive();
    }

    /** Runs an action in a new trace; returns the id of its span. */
    private String inSpan(Runnable action) {
        Observation request = Observation.start("request", observations);
        request.scoped(action);
        request.stop();
        TracingObservationHandler.TracingContext context =
                request.getContext().getRequired(TracingObservationHandler.TracingContext.class);
        return context.getSpan().context().spanId();
    }

    private SpanData only(String name) {
        List<SpanData> named = spans.named(name);
        assertThat(named).as(name).hasSize(1);
        return named.get(0);
    }

    private List<String> below(String parent) {
        return spans.ended().stream()
                .filter(span -> span.getParentSpanId().equals(parent))
                .map(SpanData::getName)
                .toList();
    }

    private static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }

    private static Long number(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.longKey(attribute));
    }
}
