/** Decides which values can be stored; entry point: {@link dev.larder.processor.resolution.value.ValueResolver}. */
@NullMarked
package dev.larder.processor.resolution.value;

import org.jspecify.annotations.NullMarked;
