/**
 * Values through the codec and back: {@link dev.larder.test.value.RoundTrips}, by values whose every property
 * {@link dev.larder.test.value.FilledValues} fills.
 */
@NullMarked
package dev.larder.test.value;

import org.jspecify.annotations.NullMarked;
