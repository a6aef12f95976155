/**
 * The services over HTTP; {@link dev.larder.examples.http.StorefrontServer} is the entry point.
 *
 * <p>Nothing here knows of caching, except for {@link dev.larder.examples.http.StatisticsRoutes}, which shows it.
 */
@NullMarked
package dev.larder.examples.http;

import org.jspecify.annotations.NullMarked;
