package dev.larder.spring.boot.transaction;

import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.runtime.spi.Transactions.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One transaction of the thread that it is bound to. It is suspended and resumed with Spring's, so that a transaction with
 * {@code REQUIRES_NEW} has another one.
 *
 * <p>Its work is done first after the commit, before listeners of transactional events, and what fails reaches whoever
 * commits.
 */
final class SynchronizedTransaction implements Transaction, TransactionSynchronization {

    private final Object key;

    private final List<Consumer<Ending>> listeners = new ArrayList<>();

    private @Nullable Boolean readsLatestCommitted;

    /** Counts savepoints and rollbacks to them, so that work has a place between them. */
    private int moment;

    /** The first moment after each savepoint. */
    private final Map<Object, Integer> savepoints = new HashMap<>();

    private final List<Span> undone = new ArrayList<>();

    private boolean ended;

    /** A moment before the snapshot could be taken; {@code null} when it is not known, or when rows may have been changed. */
    private @Nullable Long begunAt;

    /** @param begunAt a moment of {@link System#nanoTime} before the transaction began; {@code null} when it is not known */
    SynchronizedTransaction(Object key, @Nullable Long begunAt) {
        this.key = key;
        this.begunAt = begunAt;
    }

    /** Another transaction manager began a transaction within this one, which may change rows. */
    void mayChangeRows() {
        begunAt = null;
    }

    /** Of a transaction that may change rows it is not known, since others must not see what it has not committed. */
    @Override
    public @Nullable Duration snapshotAge() {
        Long begun = begunAt;
        return begun == null || ended || !TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                ? null
                : Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void whenEnded(Consumer<Ending> listener) {
        if (ended) {
            listener.accept(Ending.COMMITTED);
        } else {
            listeners.add(listener);
        }
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    /** Asked by each read; the answer for a transaction that has ended is that its session may be old. */
    @Override
    public boolean readsLatestCommitted() {
        if (ended) {
            return false;
        }
        Boolean known = readsLatestCommitted;
        if (known == null) {
            known = Isolation.readsLatestCommitted();
            readsLatestCommitted = known;
        }
        return known && !Isolation.readsFromOpenSession();
    }

    @Override
    public BooleanSupplier undoneBySavepoint() {
        int now = moment;
        return () -> undone.stream().anyMatch(span -> span.holds(now));
    }

    @Override
    public void savepoint(Object savepoint) {
        moment++;
        savepoints.put(savepoint, moment);
    }

    @Override
    public void savepointRollback(Object savepoint) {
        Integer begin = savepoints.get(savepoint);
        if (begin != null) {
            undone.add(new Span(begin, moment));
            moment++;
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public void afterCommit() {
        end(Ending.COMMITTED);
    }

    /** An outcome that is not known counts as committed: an eviction too many harms nobody. */
    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
        end(status == STATUS_ROLLED_BACK ? Ending.ROLLED_BACK : Ending.COMMITTED);
    }

    private void end(Ending ending) {
        if (!ended) {
            ended = true;
            listeners.forEach(listener -> listener.accept(ending));
        }
    }

    /** Moments from the first to the last, whose work was undone. */
    private record Span(int first, int last) {
        boolean holds(int moment) {
            return first <= moment && moment <= last;
        }
    }
}
