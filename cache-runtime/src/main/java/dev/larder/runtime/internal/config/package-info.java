/**
 * The settings. {@link dev.larder.runtime.internal.config.SettingsTable} lists them;
 * {@link dev.larder.runtime.internal.config.Settings} holds the values from the file and the system properties.
 * {@link dev.larder.runtime.internal.config.DurationText} parses durations such as {@code 10m}; the annotation processor's
 * {@code TimeToLiveParser} accepts the same texts. The settings of single methods are applied in {@code internal.binding}, by
 * {@code MethodOverride}.
 */
@NullMarked
package dev.larder.runtime.internal.config;

import org.jspecify.annotations.NullMarked;
