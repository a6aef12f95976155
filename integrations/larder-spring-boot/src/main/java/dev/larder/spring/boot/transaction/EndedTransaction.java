package dev.larder.spring.boot.transaction;

import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.runtime.spi.Transactions.Transaction;
import java.util.function.Consumer;

/**
 * No transaction, but a session that has read before: after the commit, or of a whole request. Evictions are made at once,
 * and what is loaded is not stored, since it may come from that session's memory.
 */
enum EndedTransaction implements Transaction {
    INSTANCE;

    @Override
    public boolean hasEnded() {
        return true;
    }

    @Override
    public void whenEnded(Consumer<Ending> listener) {
        listener.accept(Ending.COMMITTED);
    }
}
