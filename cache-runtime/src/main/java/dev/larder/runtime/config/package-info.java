/** The settings of a {@code Larder} as immutable records; start at {@link dev.larder.runtime.config.LarderConfig}. */
@NullMarked
package dev.larder.runtime.config;

import org.jspecify.annotations.NullMarked;
