package dev.larder.examples.http;

import dev.larder.runtime.Larder;
import io.javalin.Javalin;
import io.javalin.http.Context;

/**
 * {@code /statistics}: what each cached method did so far, for people and for monitoring; {@code /health}: for a
 * readiness probe. The storefront is ready without its cache, only slower, so the status is 200 in any case.
 */
final class StatisticsRoutes {

    private final Larder larder;

    StatisticsRoutes(Larder larder) {
        this.larder = larder;
    }

    void addTo(Javalin app) {
        app.get("/statistics", this::statistics);
        app.get("/health", request -> request.json(larder.health()));
    }

    private void statistics(Context request) {
        request.json(larder.stats().methods());
    }
}
