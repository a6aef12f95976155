package dev.larder.micrometer;

import dev.larder.runtime.Larder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;

/** The listing of docs/micrometer.md, which is compiled here. */
final class PageListing {

    private PageListing() {}

    static Larder open(ObservationRegistry observationRegistry, MeterRegistry meterRegistry, Tracer tracer) {
        Larder larder = Larder.builder()
                .observer(new LarderObservations(observationRegistry)
                        .withCommands(new CommandMeters(meterRegistry), new CommandSpans(tracer)))
                .open();
        new LarderMetrics(larder).bindTo(meterRegistry);
        return larder;
    }
}
