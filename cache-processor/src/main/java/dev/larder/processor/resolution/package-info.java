/**
 * Checks declarations and decides what is generated for them.
 *
 * <p>Entry point: {@link dev.larder.processor.resolution.ServiceResolver}.
 */
@NullMarked
package dev.larder.processor.resolution;

import org.jspecify.annotations.NullMarked;
