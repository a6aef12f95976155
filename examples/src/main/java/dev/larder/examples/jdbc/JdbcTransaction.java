package dev.larder.examples.jdbc;

import dev.larder.runtime.spi.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A transaction on one connection, for the thread that runs it, and those who wait for its end. */
final class JdbcTransaction implements Transactions.Transaction {

    private final Session session;

    private final List<Consumer<Transactions.Ending>> listeners = new ArrayList<>();

    JdbcTransaction(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    @Override
    public void whenEnded(Consumer<Transactions.Ending> listener) {
        listeners.add(listener);
    }

    void end(Transactions.Ending ending) {
        listeners.forEach(listener -> listener.accept(ending));
    }
}
