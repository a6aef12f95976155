/**
 * Compares the keys and patterns of all services of a compilation.
 *
 * <p>Entry point: {@link dev.larder.processor.resolution.catalog.KeyCatalog}, which outlives the rounds and therefore
 * holds names and texts only.
 */
@NullMarked
package dev.larder.processor.resolution.catalog;

import org.jspecify.annotations.NullMarked;
