/**
 * The exceptions of the runtime: {@link dev.larder.runtime.error.CacheException} for a cache that cannot be set up or used,
 * and what a call of a cached method can meet besides the exceptions of the service itself.
 */
@NullMarked
package dev.larder.runtime.error;

import org.jspecify.annotations.NullMarked;
