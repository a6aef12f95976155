package dev.larder.micrometer;

import dev.larder.runtime.spi.CommandObserver;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times the commands to Redis: the timer {@code larder.commands} by command, script and error, and the summary
 * {@code larder.batch.size}, the number of keys that a command works on. Pass it to
 * {@link LarderObservations#withCommands}. Thread-safe.
 */
public final class CommandMeters implements CommandObserver {

    private static final Caller ANY = new Caller() {};

    /** The value of a tag that does not apply, as in Micrometer's own meters. */
    private static final String NONE = "none";

    private final MeterRegistry registry;

    private final Tags tags;

    /** Looking a meter up here takes less than by its name and tags in the registry. */
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

    private final Map<Operation, DistributionSummary> sizes = new ConcurrentHashMap<>();

    /** Counts without further tags. */
    public CommandMeters(MeterRegistry registry) {
        this(registry, Tags.empty());
    }

    /**
     * Counts with further tags.
     *
     * @param tags added to each meter, such as the name of one of several caches
     */
    public CommandMeters(MeterRegistry registry, Iterable<Tag> tags) {
        this.registry = registry;
        this.tags = Tags.of(tags);
    }

    @Override
    public Caller caller() {
        return ANY;
    }

    @Override
    public Sent begin(Command command, List<Caller> callers) {
        Operation operation = new Operation(command.name(), command.script() == null ? NONE : command.script());
        sizes.computeIfAbsent(operation, this::size).record(command.operations());
        long start = System.nanoTime();
        return error -> time(operation, error).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer time(Operation operation, @Nullable String error) {
        return timers.computeIfAbsent(new Outcome(operation, error == null ? NONE : error), this::timer);
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("larder.commands")
                .tags(outcome.operation.addTo(tags).and("error", outcome.error))
                .description("Commands to Redis")
                .register(registry);
    }

    private DistributionSummary size(Operation operation) {
        return DistributionSummary.builder("larder.batch.size")
                .tags(operation.addTo(tags))
                .description("Keys that one command worked on")
                .register(registry);
    }

    private record Operation(String command, String script) {

        Tags addTo(Tags tags) {
            return tags.and("command", command, "script", script);
        }
    }

    private record Outcome(Operation operation, String error) {}
}
