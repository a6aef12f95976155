/** Settings that come as text, from a file or from system properties: {@link dev.larder.runtime.internal.config.Settings}. */
@NullMarked
package dev.larder.runtime.internal.config;

import org.jspecify.annotations.NullMarked;
