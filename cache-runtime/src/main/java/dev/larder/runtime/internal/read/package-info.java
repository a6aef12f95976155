/**
 * The load protocol. Every call of an {@code @Cached} method, for one key or many, blocking or not, is a
 * {@link dev.larder.runtime.internal.read.CacheRead}. Its keys that missed go to a
 * {@link dev.larder.runtime.internal.read.MissResolution}, which takes their leases and shares loads with other callers; a
 * {@link dev.larder.runtime.internal.read.LeasedLoad} calls the loader and stores the values. {@code ReadCall.load}
 * calls the loader, through the method's {@code LoadGate}.
 *
 * <p>A blocking call without freshness sends its {@code GET} in {@code BoundReadThrough}, and enters {@code CacheRead} by
 * {@code afterMiss} when that found nothing to use. All other calls begin at {@code CacheRead.run}.
 */
@NullMarked
package dev.larder.runtime.internal.read;

import org.jspecify.annotations.NullMarked;
