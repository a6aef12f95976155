/** What can be kept of a method's result; entry point: {@link dev.larder.processor.resolution.value.ValueResolver}. */
@NullMarked
package dev.larder.processor.resolution.value;

import org.jspecify.annotations.NullMarked;
