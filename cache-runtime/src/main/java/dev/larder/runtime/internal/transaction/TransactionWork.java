package dev.larder.runtime.internal.transaction;

import dev.larder.runtime.spi.EvictionOutbox;
import dev.larder.runtime.spi.EvictionOutbox.Entry;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.runtime.spi.Transactions.Transaction;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that waits for the end of transactions: evictions, and the stores of updates. Thread-safe. */
public final class TransactionWork {

    private final Transactions transactions;

    private final EvictionOutbox outbox;

    private final Snapshots snapshots;

    private final Map<Transaction, Queue<Consumer<Ending>>> waiting = new ConcurrentHashMap<>();

    public TransactionWork(Transactions transactions, EvictionOutbox outbox, Snapshots snapshots) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.snapshots = snapshots;
    }

    /** Work that evicts when its transaction has ended. */
    @FunctionalInterface
    public interface Evicting {

        /**
         * Evicts after a commit.
         *
         * @param entry is told when the eviction has succeeded
         */
        void end(Ending ending, Entry entry);
    }

    /** The part of the cache that a caller's reads may use. */
    public enum Access {
        /** A read is answered from the cache, and what it loads is stored. */
        FULL,
        /**
         * A read is answered from the cache; a loaded value may not be committed, or too old for others unless
         * {@link TransactionWork#snapshot} tells how old it is.
         */
        HITS_ONLY,
        /** A read goes past the cache: its transaction has pending changes, or the method is disabled. */
        NONE
    }

    /** Returns whether the caller is in a transaction. */
    public boolean isActive() {
        return transactions.current() != null;
    }

    /** Returns the access of the caller's reads. */
    public Access access() {
        Transaction transaction = transactions.current();
        if (transaction == null) {
            return Access.FULL;
        }
        if (waiting.containsKey(transaction)) {
            return Access.NONE;
        }
        return transaction.readsLatestCommitted() ? Access.FULL : Access.HITS_ONLY;
    }

    /** Returns the snapshot that the caller's loads read; {@code null} when it is in no transaction, or not known. */
    public @Nullable Snapshot snapshot() {
        Transaction transaction = transactions.current();
        return transaction == null ? null : snapshots.of(transaction);
    }

    /** Lets the outbox make the evictions that processes have left. */
    public void start(EvictionOutbox.Evictor evictor) {
        outbox.start(evictor);
    }

    /** Ends what {@link #start} began. */
    public void stop() {
        outbox.stop();
    }

    /**
     * Keeps keys and patterns in the outbox, within the caller's transaction.
     *
     * @param targets called only where there is an outbox and a transaction; nothing is kept of none
     * @throws RuntimeException when the outbox fails
     */
    public Entry record(Supplier<? extends Collection<String>> targets) {
        if (outbox == EvictionOutbox.none()) {
            return Entry.NONE;
        }
        Transaction transaction = transactions.current();
        if (transaction == null || transaction.hasEnded()) {
            return Entry.NONE;
        }
        Collection<String> texts = targets.get();
        return texts.isEmpty() ? Entry.NONE : outbox.add(texts);
    }

    /**
     * Keeps an eviction in the outbox and defers it to the end of the caller's transaction.
     *
     * @param targets see {@link #record}
     * @return {@code false} when the caller is in no transaction, and has to evict now
     * @throws RuntimeException when the outbox fails. The eviction is deferred all the same, since the caller may commit
     */
    public boolean defer(Supplier<? extends Collection<String>> targets, Evicting work) {
        if (!isActive()) {
            return false;
        }
        Entry entry;
        try {
            entry = record(targets);
        } catch (RuntimeException e) {
            defer(ending -> work.end(ending, Entry.NONE));
            throw e;
        }
        return defer(ending -> work.end(ending, entry));
    }

    /**
     * Defers work to the end of the caller's transaction.
     *
     * @return {@code false} when the caller is in none, and has to do the work now
     */
    public boolean defer(Consumer<Ending> work) {
        Transaction transaction = transactions.current();
        if (transaction == null) {
            return false;
        }
        Queue<Consumer<Ending>> begun = new ConcurrentLinkedQueue<>();
        Queue<Consumer<Ending>> known = waiting.putIfAbsent(transaction, begun);
        BooleanSupplier undone = transaction.undoneBySavepoint();
        (known == null ? begun : known).add(ending -> work.accept(undone.getAsBoolean() ? Ending.ROLLED_BACK : ending));
        if (known == null) {
            transaction.whenEnded(ending -> finish(transaction, ending));
        }
        return true;
    }

    /** Does all of the work, also after a part of it has failed. */
    private void finish(Transaction transaction, Ending ending) {
        Queue<Consumer<Ending>> works = waiting.remove(transaction);
        if (works == null) {
            return;
        }
        RuntimeException failure = null;
        for (Consumer<Ending> work : works) {
            failure = attempt(work, ending, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException attempt(
            Consumer<Ending> work, Ending ending, @Nullable RuntimeException earlier) {
        try {
            work.accept(ending);
            return earlier;
        } catch (RuntimeException e) {
            if (earlier == null) {
                return e;
            }
            earlier.addSuppressed(e);
            return earlier;
        }
    }
}
