/** An outbox for evictions in a database that is reached by JDBC: {@link dev.larder.outbox.jdbc.JdbcOutbox}. */
@NullMarked
package dev.larder.outbox.jdbc;

import org.jspecify.annotations.NullMarked;
