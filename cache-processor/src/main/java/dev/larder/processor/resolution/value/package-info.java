/** The values that a method's result can be stored as; entry point: {@link dev.larder.processor.resolution.value.ValueResolver}. */
@NullMarked
package dev.larder.processor.resolution.value;

import org.jspecify.annotations.NullMarked;
