package dev.larder.runtime;

import dev.larder.runtime.spi.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transaction that a test's thread begins and ends. */
final class OneTransaction implements Transactions {

    private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

    private volatile boolean readsLatestCommitted;

    private volatile boolean undoing;

    private volatile @Nullable Supplier<Duration> clock;

    @Override
    public @Nullable Transaction current() {
        return running.get();
    }

    /** Lets those that begin from now on say that they do. */
    void readLatestCommitted() {
        readsLatestCommitted = true;
    }

    /** Lets those that begin from now on tell their age, by a clock. */
    void tellAges(Supplier<Duration> clock) {
        this.clock = clock;
    }

    /** Lets the work that begins from now on be undone by a rollback to a savepoint, or not any more. */
    void undo(boolean undoing) {
        this.undoing = undoing;
    }

    void begin() {
        running.set(new Running(new ArrayList<>(), readsLatestCommitted));
    }

    void end(Ending ending) {
        Running ended = running.get();
        running.remove();
        ended.listeners.forEach(listener -> listener.accept(ending));
    }

    /** Runs as a caller that is in no transaction. */
    <T> T elsewhere(Supplier<T> call) {
        Running mine = running.get();
        running.remove();
        try {
            return call.get();
        } finally {
            running.set(mine);
        }
    }

    /** Compared by identity: it is a class and no record. */
    private final class Running implements Transaction {

        private final List<Consumer<Ending>> listeners;

        private final boolean readsLatestCommitted;

        private final @Nullable Duration begun = clock == null ? null : clock.get();

        @Override
        public @Nullable Duration snapshotAge() {
            return begun == null ? null : clock.get().minus(begun);
        }

        @Override
        public BooleanSupplier undoneBySavepoint() {
            boolean mine = undoing;
            return () -> mine;
        }

        Running(List<Consumer<Ending>> listeners, boolean readsLatestCommitted) {
            this.listeners = listeners;
            this.readsLatestCommitted = readsLatestCommitted;
        }

        @Override
        public boolean readsLatestCommitted() {
            return readsLatestCommitted;
        }

        @Override
        public void whenEnded(Consumer<Ending> listener) {
            listeners.add(listener);
        }
    }
}
