package dev.larder.runtime.spi;

import java.time.Duration;
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
 * Before it, the cache answers reads, and stores what they load as far as {@link Transaction#readsLatestCommitted()} and
 * {@link Transaction#snapshotAge()} allow. By default it stores nothing.
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
         * COMMITTED does, as long as no session returns again what it read before. Then a loaded value is stored as outside of
         * transactions. A snapshot may be older than an eviction that ended before the load, and a transaction that writes
         * reads its own changes.
         *
         * @return {@code false}, unless overridden
         */
        default boolean readsLatestCommitted() {
            return false;
        }

        /**
         * Returns the maximum age of the committed state that this transaction reads: the time since a moment before its
         * snapshot could be taken, which is before it got its connection, or at the latest before its first statement. What
         * its session remembers must not be older either. A loaded value is stored then, unless its key was evicted within
         * that time, or the fleet leaves no {@linkplain CacheStore#leaveTraces traces} of evictions for as long.
         *
         * <p>The age is measured by this JVM's {@link System#nanoTime}. It is asked for by each call that may load.
         *
         * @return the age, never negative; {@code null} when it is not known, or when the transaction may have changed
         *     anything, since others must not see its own changes. {@code null} unless overridden
         */
        default @Nullable Duration snapshotAge() {
            return null;
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
