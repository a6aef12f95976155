package dev.larder.spring.boot.transaction;

import dev.larder.runtime.spi.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions that Spring manages on the calling thread, with every blocking transaction manager. Evictions and
 * updates wait for the commit and are dropped by a rollback. Reactive transactions are not seen: what is evicted inside of
 * them is evicted at once.
 */
public final class SpringTransactions implements Transactions {

    /** Under which a transaction's own object is bound to its thread, and suspended with it. */
    private final Object key = new Object();

    @Override
    public @Nullable Transaction current() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return openSession();
        }
        if (TransactionSynchronizationManager.getResource(key) instanceof SynchronizedTransaction known) {
            return known;
        }
        return TransactionSynchronizationManager.isSynchronizationActive() ? begin() : EndedTransaction.INSTANCE;
    }

    private SynchronizedTransaction begin() {
        SynchronizedTransaction transaction = new SynchronizedTransaction(key);
        TransactionSynchronizationManager.registerSynchronization(transaction);
        TransactionSynchronizationManager.bindResource(key, transaction);
        return transaction;
    }

    /**
     * Outside of a transaction a session may be open all the same, for a whole request. What it has read before may be
     * older than an eviction that ended since.
     */
    private static @Nullable Transaction openSession() {
        return Isolation.readsFromOpenSession() ? EndedTransaction.INSTANCE : null;
    }
}
