/**
 * Decides: turns what was written into what is to be generated, or into diagnostics.
 *
 * <p>Entry point: {@link dev.larder.processor.resolution.ServiceResolver}.
 */
@NullMarked
package dev.larder.processor.resolution;

import org.jspecify.annotations.NullMarked;
