/**
 * The settings. {@link dev.larder.runtime.internal.config.SettingsTable} lists them;
 * {@link dev.larder.runtime.internal.config.Settings} holds the values from the file and the system properties.
 */
@NullMarked
package dev.larder.runtime.internal.config;

import org.jspecify.annotations.NullMarked;
