/**
 * Shopping carts, which live in Redis alone: the cache used by itself, without annotations.
 * {@link dev.larder.examples.carts.Carts} is the entry point.
 */
@NullMarked
package dev.larder.examples.carts;

import org.jspecify.annotations.NullMarked;
