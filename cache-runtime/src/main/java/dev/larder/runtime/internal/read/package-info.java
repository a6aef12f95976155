/**
 * The load protocol. Every call of an {@code @Cached} method, for one key or many, blocking or not, is a
 * {@link dev.larder.runtime.internal.read.CacheRead}. Its keys that missed go to a
 * {@link dev.larder.runtime.internal.read.MissResolution}, which takes their leases and shares loads with other callers; a
 * {@link dev.larder.runtime.internal.read.LeasedLoad} calls the loader and stores the values. Only the {@code GET} of a
 * blocking hit takes a shorter path.
 */
@NullMarked
package dev.larder.runtime.internal.read;

import org.jspecify.annotations.NullMarked;
