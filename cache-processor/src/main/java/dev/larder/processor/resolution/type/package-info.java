/** Answers about types that the language model does not give by itself: {@link dev.larder.processor.resolution.type.TypeSystem}. */
@NullMarked
package dev.larder.processor.resolution.type;

import org.jspecify.annotations.NullMarked;
