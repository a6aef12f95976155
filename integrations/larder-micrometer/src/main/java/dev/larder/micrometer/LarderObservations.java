package dev.larder.micrometer;

import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.CommandObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes an observation of each load, refresh, update and eviction: {@code larder.load}, {@code larder.refresh},
 * {@code larder.update} and {@code larder.evict}, with the method as {@code larder.method}. With a tracer they are spans
 * below the caller's, also where the load runs on another thread.
 *
 * <pre>{@code
 * Larder.builder().observer(new LarderObservations(registry)).open();
 * }</pre>
 *
 * <p>A hit makes none. Keys and patterns are in none. Commands to Redis are counted and traced by {@link CommandMeters} and
 * {@link CommandSpans}, which {@link #withCommands} adds. Immutable and thread-safe.
 */
public final class LarderObservations implements CallObserver {

    private final ObservationRegistry registry;

    private final ThreadContext context;

    private final CommandObserver commands;

    /** Observes with this registry; a registry without handlers costs nothing. */
    public LarderObservations(ObservationRegistry registry) {
        this(registry, ThreadContext.best(), CommandObserver.none());
    }

    private LarderObservations(ObservationRegistry registry, ThreadContext context, CommandObserver commands) {
        this.registry = registry;
        this.context = context;
        this.commands = commands;
    }

    /** Returns the same with these observers of the commands to Redis, in place of those before. */
    public LarderObservations withCommands(CommandObserver... observers) {
        return new LarderObservations(registry, context, CommandObservers.of(List.of(observers)));
    }

    @Override
    public CommandObserver commands() {
        return commands;
    }

    @Override
    public Caller caller() {
        return registry.isNoop()
                ? CallObserver.none().caller()
                : new ObservedCaller(registry, registry.getCurrentObservation(), context.capture());
    }

    /**
     * A caller whose work becomes observations.
     *
     * @param parent the caller's observation; {@code null} when there is none
     * @param context the rest of the calling thread's context
     */
    private record ObservedCaller(
            ObservationRegistry registry, @Nullable Observation parent, ThreadContext.Captured context)
            implements Caller {

        @Override
        public Work begin(Kind kind, String method) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            Observation observation = Observation.createNotStarted("larder." + name, registry)
                    .contextualName(name + " " + method)
                    .lowCardinalityKeyValue("larder.method", method)
                    .parentObservation(parent)
                    .start();
            return new ObservedWork(observation, context);
        }

        @Override
        public Scope enter() {
            ThreadContext.Restored restored = context.restore();
            Observation.Scope scope = parent == null ? Observation.Scope.NOOP : parent.openScope();
            return () -> {
                scope.close();
                restored.close();
            };
        }
    }

    private record ObservedWork(Observation observation, ThreadContext.Captured context) implements Work {

        @Override
        public Scope enter() {
            ThreadContext.Restored restored = context.restore();
            Observation.Scope scope = observation.openScope();
            return () -> {
                scope.close();
                restored.close();
            };
        }

        @Override
        public void end(@Nullable Throwable failure) {
            if (failure != null) {
                observation.error(failure);
            }
            observation.stop();
        }
    }
}
