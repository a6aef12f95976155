/**
 * The port of near caches: how the runtime hears of removals by others. {@link dev.larder.runtime.spi.near.NearLink} tells what was
 * removed and until when it has heard everything. Start there; a {@link dev.larder.runtime.spi.CacheStore} gives the link.
 */
@NullMarked
package dev.larder.runtime.spi.near;

import org.jspecify.annotations.NullMarked;
