package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.spi.Transactions;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The read-only transactions of the oracle's threads, on all nodes. */
final class ReadTransactions implements Transactions {

    private final Truth truth;

    private final ThreadLocal<@Nullable ReadTransaction> running = new ThreadLocal<>();

    ReadTransactions(Truth truth) {
        this.truth = truth;
    }

    @Override
    public @Nullable ReadTransaction current() {
        return running.get();
    }

    /** Runs work in a transaction of either isolation. */
    void run(Random random, Consumer<ReadTransaction> work) {
        ReadTransaction transaction = new ReadTransaction(truth, random.nextBoolean());
        running.set(transaction);
        try {
            work.accept(transaction);
        } finally {
            running.remove();
        }
    }
}
