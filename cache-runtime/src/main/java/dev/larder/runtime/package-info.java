/**
 * The entry points for applications; start at {@link dev.larder.runtime.Larder}. Generated code calls
 * {@code dev.larder.runtime.method}, keys are in {@code dev.larder.runtime.key}, settings in {@code dev.larder.runtime.config}
 * and exceptions in {@code dev.larder.runtime.error}.
 */
@NullMarked
package dev.larder.runtime;

import org.jspecify.annotations.NullMarked;
