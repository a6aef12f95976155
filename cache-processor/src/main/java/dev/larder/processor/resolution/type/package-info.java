/**
 * Questions about types that the language model does not answer; entry point:
 * {@link dev.larder.processor.resolution.type.TypeSystem}.
 */
@NullMarked
package dev.larder.processor.resolution.type;

import org.jspecify.annotations.NullMarked;
