package dev.larder.micrometer;

import dev.larder.runtime.spi.CommandObserver;
import dev.larder.runtime.spi.StoreException;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a client span of each command to Redis, by OpenTelemetry's conventions for databases. The span is a child of the
 * caller's. Where one command serves several callers, it is a child of the first of them, and has a link to each other one.
 * Pass it to {@link LarderObservations#withCommands}.
 *
 * <p>Commands outside of any trace, or in traces that are not sampled, have no span. Neither keys nor values are in any.
 * Thread-safe.
 */
public final class CommandSpans implements CommandObserver {

    private static final Sent UNTRACED = error -> {};

    private final Tracer tracer;

    public CommandSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Caller caller() {
        return new Traced(tracer.currentTraceContext().context());
    }

    @Override
    public Sent begin(Command command, List<Caller> callers) {
        List<TraceContext> contexts = sampled(callers);
        if (contexts.isEmpty()) {
            return UNTRACED;
        }
        Span.Builder builder = tracer.spanBuilder()
                .setParent(contexts.get(0))
                .name(command.script() == null ? command.name() : command.name() + " " + command.script())
                .kind(Span.Kind.CLIENT)
                .remoteServiceName("redis")
                .tag("db.system.name", "redis")
                .tag("db.operation.name", command.name())
                .tag("db.namespace", Integer.toString(command.database()));
        if (!command.host().isEmpty()) {
            builder.tag("server.address", command.host()).tag("server.port", (long) command.port());
        }
        if (command.script() != null) {
            builder.tag("db.stored_procedure.name", command.script());
        }
        if (command.operations() > 1) {
            builder.tag("db.operation.batch.size", (long) command.operations());
        }
        contexts.stream().skip(1).map(Link::new).forEach(builder::addLink);
        Span span = builder.start();
        return error -> end(span, command, error);
    }

    private static void end(Span span, Command command, @Nullable String error) {
        if (error != null) {
            span.tag("error.type", error);
            if (isServers(error)) {
                span.tag("db.response.status_code", error);
            }
            span.error(new StoreException("Redis: " + command.name() + " failed: " + error));
        }
        span.end();
    }

    /** Returns whether the server has said it, in capitals as it does. */
    private static boolean isServers(String error) {
        return error.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
    }

    /** Returns the callers' spans, each once, but for those that a sampler has left out. */
    private static List<TraceContext> sampled(List<Caller> callers) {
        Map<String, TraceContext> contexts = new LinkedHashMap<>();
        for (Caller caller : callers) {
            if (caller instanceof Traced traced
                    && traced.context != null
                    && !traced.context.spanId().isEmpty()
                    && !Boolean.FALSE.equals(traced.context.sampled())) {
                contexts.putIfAbsent(traced.context.spanId(), traced.context);
            }
        }
        return new ArrayList<>(contexts.values());
    }

    /** @param context the caller's span; {@code null} when the caller is in no trace */
    private record Traced(@Nullable TraceContext context) implements Caller {}
}
