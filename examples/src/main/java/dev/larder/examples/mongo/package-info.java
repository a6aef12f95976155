/**
 * The reviews in MongoDB, by its own driver; {@link dev.larder.examples.mongo.Documents} is the entry point.
 *
 * <p>Nothing here knows of caching.
 */
@NullMarked
package dev.larder.examples.mongo;

import org.jspecify.annotations.NullMarked;
