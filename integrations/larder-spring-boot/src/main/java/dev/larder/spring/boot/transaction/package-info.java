/** Spring's transactions as Larder sees them: {@link dev.larder.spring.boot.transaction.SpringTransactions}. */
@NullMarked
package dev.larder.spring.boot.transaction;

import org.jspecify.annotations.NullMarked;
