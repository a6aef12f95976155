/**
 * Puts a resolved service into the map of the cache.
 *
 * <p>Entry point: {@link dev.larder.processor.resolution.map.ServiceMapper}.
 */
@NullMarked
package dev.larder.processor.resolution.map;

import org.jspecify.annotations.NullMarked;
