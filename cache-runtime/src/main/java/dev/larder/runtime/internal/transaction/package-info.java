/** Transactions and the cache: {@link dev.larder.runtime.internal.transaction.TransactionWork}. */
@NullMarked
package dev.larder.runtime.internal.transaction;

import org.jspecify.annotations.NullMarked;
