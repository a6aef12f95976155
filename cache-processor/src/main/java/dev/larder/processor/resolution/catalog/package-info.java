/**
 * The catalog of all keys of a compilation, by which templates and patterns of several services are compared.
 *
 * <p>Entry point: {@link dev.larder.processor.resolution.catalog.KeyCatalog}, which outlives rounds and therefore holds
 * names and texts only.
 */
@NullMarked
package dev.larder.processor.resolution.catalog;

import org.jspecify.annotations.NullMarked;
