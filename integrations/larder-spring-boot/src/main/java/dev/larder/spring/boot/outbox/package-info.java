/**
 * The outbox within Spring's transactions: {@link dev.larder.spring.boot.outbox.SpringTransactionConnection}. Only loaded where
 * {@code larder-outbox-jdbc} and Spring's JDBC are present.
 */
@NullMarked
package dev.larder.spring.boot.outbox;

import org.jspecify.annotations.NullMarked;
