/**
 * The steps of the lease protocol. Start at {@link dev.larder.runtime.redisson.lease.SingleKeyLeases} and
 * {@link dev.larder.runtime.redisson.lease.MultiKeyLeases}.
 */
@NullMarked
package dev.larder.runtime.redisson.lease;

import org.jspecify.annotations.NullMarked;
