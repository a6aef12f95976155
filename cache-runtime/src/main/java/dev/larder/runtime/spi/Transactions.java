package dev.larder.runtime.spi;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that calls run in: what an integration with JDBC, Spring or JTA implements, so that evictions wait for
 * the commit.
 *
 * <p>An eviction inside a transaction comes too early: until the commit, another caller would load the old value again
 * and keep it. With this port evictions and updates are carried out when the transaction has committed, and dropped when
 * it was rolled back. From the first of them on until the end, the transaction's own reads go past the cache, so that
 * they see its changes and nobody else does. Before that they are answered from the cache, but what they load is not
 * kept: see {@link Transaction#readsLatestCommitted()}.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface Transactions {

    /**
     * Returns the transaction that the calling thread runs in, or {@code null} outside of any; equal objects within one
     * transaction. Called by every cached call, so it should cost no more than reading a thread-local.
     */
    @Nullable
    Transaction current();

    /** Returns the transactions of an application without any: every eviction is carried out at once. */
    static Transactions none() {
        return () -> null;
    }

    /** A transaction under way. */
    interface Transaction {

        /**
         * Calls the listener once, when this transaction has ended, before the application goes on. An exception of the
         * listener's is a failed eviction that the application asked to be told of: it should reach whoever ended the
         * transaction.
         */
        void whenEnded(Consumer<Ending> listener);

        /**
         * Tells whether whatever this transaction reads is committed, and is the latest at the moment it is read: so for a
         * read-only one at READ COMMITTED. Only then is something that is loaded inside it kept in the cache. A snapshot
         * may be older than an eviction that ended before the load, and a transaction that writes reads its own changes.
         *
         * @return {@code false}, unless overridden
         */
        default boolean readsLatestCommitted() {
            return false;
        }

        /**
         * Returns what tells, when the transaction has ended, whether the work of this moment was undone by a rollback to a
         * savepoint, though the transaction was committed. Such an update is then not stored.
         *
         * @return what tells {@code false}, unless overridden
         */
        default BooleanSupplier undoneBySavepoint() {
            return () -> false;
        }
    }

    /** How a transaction ended. */
    enum Ending {
        /** Its changes can be seen, or may be: an outcome that is not known counts as committed. */
        COMMITTED,
        /** Its changes are gone. */
        ROLLED_BACK
    }
}
