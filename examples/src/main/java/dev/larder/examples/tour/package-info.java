/**
 * The guided tour: calls services, and shows what that did to the cache, the database and Redis;
 * {@link dev.larder.examples.tour.Tour} is the entry point.
 */
@NullMarked
package dev.larder.examples.tour;

import org.jspecify.annotations.NullMarked;
