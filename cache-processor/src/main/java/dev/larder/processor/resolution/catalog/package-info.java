/**
 * What the services of a compilation say about each other's keys.
 *
 * <p>Entry point: {@link dev.larder.processor.resolution.catalog.KeyCatalog}, which outlives rounds and therefore holds
 * names and texts only.
 */
@NullMarked
package dev.larder.processor.resolution.catalog;

import org.jspecify.annotations.NullMarked;
