package dev.larder.micrometer;

import dev.larder.runtime.Larder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

/** The listing of docs/micrometer.md, which is compiled here. */
final class PageListing {

    private PageListing() {}

    static Larder open(ObservationRegistry observationRegistry, MeterRegistry meterRegistry) {
        Larder larder = Larder.builder()
                .observer(new LarderObservations(observationRegistry))
                .open();
        new LarderMetrics(larder).bindTo(meterRegistry);
        return larder;
    }
}
