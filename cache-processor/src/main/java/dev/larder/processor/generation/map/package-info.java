/**
 * Writes the map of a cache: as JSON for programs, as a diagram for people, and as the lock that reviewers compare.
 *
 * <p>Entry point: {@link dev.larder.processor.generation.map.MapJson}.
 */
@NullMarked
package dev.larder.processor.generation.map;

import org.jspecify.annotations.NullMarked;
