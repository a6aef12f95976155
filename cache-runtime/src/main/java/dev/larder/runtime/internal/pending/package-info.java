/**
 * The evictions that failed and are still to be made. {@link dev.larder.runtime.internal.pending.EvictionSender} sends
 * evictions, and keeps those that fail in an {@link dev.larder.runtime.internal.pending.EvictionBacklog}.
 */
@NullMarked
package dev.larder.runtime.internal.pending;

import org.jspecify.annotations.NullMarked;
