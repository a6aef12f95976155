/**
 * The map of a cache: which methods read, write and evict which keys.
 *
 * <p>Entry point: {@link dev.larder.processor.model.map.MappedService}. A map outlives the rounds of a compilation, and
 * therefore holds names and texts only.
 */
@NullMarked
package dev.larder.processor.model.map;

import org.jspecify.annotations.NullMarked;
