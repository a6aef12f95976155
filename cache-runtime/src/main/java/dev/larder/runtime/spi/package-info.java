/**
 * The ports of the runtime. {@link dev.larder.runtime.spi.CacheStore} stores bytes under keys and grants leases;
 * {@link dev.larder.runtime.spi.ValueCodec} writes and reads values. Start at {@code CacheStore}.
 */
@NullMarked
package dev.larder.runtime.spi;

import org.jspecify.annotations.NullMarked;
