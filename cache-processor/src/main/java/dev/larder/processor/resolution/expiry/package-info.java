/** Durations and shares of annotations, such as a TTL; entry point: {@link dev.larder.processor.resolution.expiry.ExpiryResolver}. */
@NullMarked
package dev.larder.processor.resolution.expiry;

import org.jspecify.annotations.NullMarked;
