/**
 * The services over a relational database, in plain JDBC; {@link dev.larder.examples.jdbc.Database} is the entry point.
 *
 * <p>Nothing here knows of caching.
 */
@NullMarked
package dev.larder.examples.jdbc;

import org.jspecify.annotations.NullMarked;
