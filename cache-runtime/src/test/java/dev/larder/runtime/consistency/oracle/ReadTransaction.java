package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.runtime.spi.Transactions.Transaction;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A read-only transaction at REPEATABLE READ, whose first statement takes a snapshot, or at READ COMMITTED. Its session returns
 * each row again that it has read, as the first-level cache of JPA does. Thread-safe.
 */
final class ReadTransaction implements Transaction {

    private final long begunAt = System.nanoTime();

    private final Truth truth;

    private final boolean isRepeatable;

    /** All versions as they were at the first statement; {@code null} before. */
    private long @Nullable [] snapshot;

    private final Map<Integer, Row> session = new ConcurrentHashMap<>();

    /** The floors of all rows at the begin: nothing older may be read. */
    private final long[] floors;

    ReadTransaction(Truth truth, boolean isRepeatable) {
        this.truth = truth;
        this.isRepeatable = isRepeatable;
        this.floors = truth.floors();
    }

    @Override
    public Duration snapshotAge() {
        return Duration.ofNanos(System.nanoTime() - begunAt);
    }

    @Override
    public void whenEnded(Consumer<Ending> listener) {
        throw new IllegalStateException("a transaction that only reads has nothing to do at its end");
    }

    long floor(int key) {
        return floors[key];
    }

    List<Row> load(Collection<Integer> keys) {
        List<Row> rows = read(keys);
        truth.travel();
        return rows;
    }

    CompletableFuture<List<Row>> loadLater(Collection<Integer> keys) {
        return truth.later(read(keys));
    }

    private List<Row> read(Collection<Integer> keys) {
        return keys.stream()
                .map(key -> session.computeIfAbsent(key, absent -> new Row(key, version(key))))
                .toList();
    }

    private synchronized long version(int key) {
        if (!isRepeatable) {
            return truth.version(key);
        }
        long[] taken = snapshot;
        if (taken == null) {
            taken = truth.versions();
            snapshot = taken;
        }
        return taken[key];
    }
}
