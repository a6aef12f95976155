package dev.larder.runtime.spi;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that calls run in. Integrations with JDBC, Spring or JTA implement this port, so that evictions wait for
 * the commit.
 *
 * <p>An eviction inside a transaction comes too early: until the commit, another caller would load and store the old value
 * again. With this port evictions and updates are carried out when the transaction has committed, and dropped when it was
 * rolled back. After the first of them, the transaction's own reads go past the cache, so that only they see its changes.
 * Before it, the cache answers reads, but values that they load are not stored; see
 * {@link Transaction#readsLatestCommitted()}.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface Transactions {

    /**
     * Returns the transaction that the calling thread runs in, or {@code null} when there is none. It returns equal objects
     * within one transaction. Every cached call asks, so it should cost no more than a read of a thread-local.
     */
    @Nullable
    Transaction current();

    /** Returns the port of an application without transactions. Every eviction is carried out at once. */
    static Transactions none() {
        return () -> null;
    }

    /** A transaction that has not ended. */
    interface Transaction {

        /**
         * Calls the listener once, when this transaction has ended, before the application goes on. The listener throws when
         * an eviction fails and the application asked for exceptions. The exception should reach the caller that ended the
         * transaction.
         */
        void whenEnded(Consumer<Ending> listener);

        /**
         * Returns whether this transaction is over, although callbacks of its end still run in it. What they evict is evicted
         * at once.
         *
         * @return {@code false}, unless overridden
         */
        default boolean hasEnded() {
            return false;
        }

        /**
         * Returns whether each read of this transaction sees the latest committed state. A read-only transaction at READ
         * COMMITTED does. Only then is a value that is loaded inside the transaction stored. A snapshot may be older than an
         * eviction that ended before the load, and a transaction that writes reads its own changes.
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
        /** Its changes are visible. An unknown outcome counts as committed. */
        COMMITTED,
        /** Its changes were undone. */
        ROLLED_BACK
    }
}
