/**
 * Looks for evictions that are missing. These are guesses from names and shapes, and therefore warnings.
 *
 * <p>Entry point: {@link dev.larder.processor.resolution.lint.Lints}.
 */
@NullMarked
package dev.larder.processor.resolution.lint;

import org.jspecify.annotations.NullMarked;
