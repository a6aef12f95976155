/**
 * The ports of the runtime: {@link dev.larder.runtime.spi.CacheStore} keeps bytes under keys and grants leases,
 * {@link dev.larder.runtime.spi.ValueCodec} turns values into bytes and back. Start at {@code CacheStore}.
 */
@NullMarked
package dev.larder.runtime.spi;

import org.jspecify.annotations.NullMarked;
