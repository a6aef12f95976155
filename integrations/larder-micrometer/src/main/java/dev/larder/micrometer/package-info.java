/**
 * Meters and observations of a cache for Micrometer: {@link dev.larder.micrometer.LarderMetrics} and
 * {@link dev.larder.micrometer.LarderObservations}; of its commands to Redis
 * {@link dev.larder.micrometer.CommandMeters} and {@link dev.larder.micrometer.CommandSpans}.
 */
@NullMarked
package dev.larder.micrometer;

import org.jspecify.annotations.NullMarked;
