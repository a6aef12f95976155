package dev.larder.spring.boot.transaction;

import dev.larder.runtime.spi.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecutionListener;
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
        return TransactionSynchronizationManager.isSynchronizationActive() ? begin(null) : EndedTransaction.INSTANCE;
    }

    /** Returns what tells this object when transactions begin, for a transaction manager. */
    public TransactionExecutionListener beginnings() {
        return new TransactionBeginnings(this);
    }

    /** Takes the transaction that has just begun on this thread, unless it is known. */
    void began(long at) {
        if (TransactionSynchronizationManager.getResource(key) == null) {
            begin(at);
        }
    }

    /** Another transaction, which may change rows, begins within the one of this thread. */
    void changesWithin() {
        if (TransactionSynchronizationManager.getResource(key) instanceof SynchronizedTransaction known) {
            known.mayChangeRows();
        }
    }

    private SynchronizedTransaction begin(@Nullable Long at) {
        SynchronizedTransaction transaction = new SynchronizedTransaction(key, at);
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
