/**
 * Meters and observations of a cache for Micrometer: {@link dev.larder.micrometer.LarderMetrics} and
 * {@link dev.larder.micrometer.LarderObservations}.
 */
@NullMarked
package dev.larder.micrometer;

import org.jspecify.annotations.NullMarked;
