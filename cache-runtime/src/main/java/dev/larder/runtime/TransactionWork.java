package dev.larder.runtime;

import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.runtime.spi.Transactions.Transaction;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What waits for the end of the transactions under way: evictions, and the stores of updates. Thread-safe. */
final class TransactionWork {

    private final Transactions transactions;

    private final Map<Transaction, Queue<Consumer<Ending>>> waiting = new ConcurrentHashMap<>();

    TransactionWork(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What a read of the caller's may have of the cache. */
    enum Access {
        /** Values, and a place for what it loads. */
        FULL,
        /** Values; but what it loads may be too old for others, or not committed. */
        HITS_ONLY,
        /** Nothing, since its transaction has changed something that the cache does not know yet, or the method is disabled. */
        NONE
    }

    /** Tells whether the caller is in a transaction. */
    boolean isUnderWay() {
        return transactions.current() != null;
    }

    Access access() {
        Transaction transaction = transactions.current();
        if (transaction == null) {
            return Access.FULL;
        }
        if (waiting.containsKey(transaction)) {
            return Access.NONE;
        }
        return transaction.readsLatestCommitted() ? Access.FULL : Access.HITS_ONLY;
    }

    /**
     * Leaves work to the end of the caller's transaction.
     *
     * @return {@code false} when the caller is in none, and has to do the work now
     */
    boolean defer(Consumer<Ending> work) {
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

    /** Does all of the work, also when some of it fails. */
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
