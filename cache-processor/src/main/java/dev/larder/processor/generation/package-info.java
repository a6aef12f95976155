/**
 * Generators: they spell the model and decide nothing.
 *
 * <p>Entry points: {@link dev.larder.processor.generation.ProxyGenerator}, and
 * {@link dev.larder.processor.generation.SourceWriter}, the only user of the {@code Filer}.
 */
@NullMarked
package dev.larder.processor.generation;

import org.jspecify.annotations.NullMarked;
