/**
 * Parses and checks durations and shares; entry point: {@link dev.larder.processor.resolution.expiry.ExpiryResolver}.
 */
@NullMarked
package dev.larder.processor.resolution.expiry;

import org.jspecify.annotations.NullMarked;
