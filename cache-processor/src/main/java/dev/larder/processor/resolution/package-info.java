/**
 * Resolvers: they decide, and turn a declaration into a model or into diagnostics.
 *
 * <p>Entry point: {@link dev.larder.processor.resolution.ServiceResolver}.
 */
@NullMarked
package dev.larder.processor.resolution;

import org.jspecify.annotations.NullMarked;
