package dev.larder.spring.boot.transaction;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Takes the time at which read-only transactions begin, before they get their connection, and so before their snapshot can be
 * taken. A session that was open before, for a whole request, may have read older rows; then the time is not known.
 */
final class TransactionBeginnings implements TransactionExecutionListener {

    private final SpringTransactions transactions;

    /** The time of the transaction that this thread is beginning. */
    private final ThreadLocal<@Nullable Long> beginning = new ThreadLocal<>();

    TransactionBeginnings(SpringTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void beforeBegin(TransactionExecution transaction) {
        if (!transaction.isReadOnly()) {
            beginning.remove();
            transactions.changesWithin();
        } else if (Isolation.readsFromOpenSession()) {
            beginning.remove();
        } else {
            beginning.set(System.nanoTime());
        }
    }

    /** A transaction within that of another manager reads what that one may have read before. */
    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        Long at = beginning.get();
        beginning.remove();
        boolean isOutermost = transaction instanceof DefaultTransactionStatus status && status.isNewSynchronization();
        if (at != null && failure == null && isOutermost) {
            transactions.began(at);
        }
    }
}
