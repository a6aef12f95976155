/**
 * How a store finds the keys of a group: the {@link dev.larder.runtime.spi.index.IndexEntry} under which a key is listed, and the
 * {@link dev.larder.runtime.spi.index.GroupPattern} that an eviction names.
 */
@NullMarked
package dev.larder.runtime.spi.index;

import org.jspecify.annotations.NullMarked;
