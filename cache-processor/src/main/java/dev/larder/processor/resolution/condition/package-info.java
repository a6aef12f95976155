/** Parses and checks conditions; entry point: {@link dev.larder.processor.resolution.condition.ConditionResolver}. */
@NullMarked
package dev.larder.processor.resolution.condition;

import org.jspecify.annotations.NullMarked;
