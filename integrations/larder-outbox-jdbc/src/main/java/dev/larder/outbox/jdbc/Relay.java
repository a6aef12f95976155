package dev.larder.outbox.jdbc;

import dev.larder.runtime.spi.EvictionOutbox.Evictor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the rows whose evictions were made, and makes the evictions of rows that are due, in rounds on a thread of its own.
 *
 * <p>No more than a batch of rows is taken in a round, and none while so many are being evicted: rows that an outage has left
 * do not become a storm of evictions, and of loads after them. The evictions of a batch run at the same time.
 */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** Rounds between two measurements of the table. */
    private static final int MEASURED_ROUND = 5;

    /** Maximum number of rows that wait to be deleted. Further ones are left for a relay, which evicts once more. */
    private static final int MAX_WAITING = 100_000;

    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    private final OutboxTable table;

    private final RelaySession session;

    private final Evictor evictor;

    private final OutboxSettings settings;

    private final OutboxCounters counters;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(round -> {
        Thread relay = new Thread(round, "larder-outbox");
        relay.setDaemon(true);
        return relay;
    });

    private final Queue<String> evicted = new ConcurrentLinkedQueue<>();

    /** The size of the queue, which the queue would have to count. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final AtomicInteger evicting = new AtomicInteger();

    /** Used by the thread of the relay only. */
    private int round;

    /** Used by the thread of the relay only: a failure is logged when it begins, not in each round. */
    private boolean failing;

    Relay(OutboxTable table, RelaySession session, Evictor evictor, OutboxSettings settings, OutboxCounters counters) {
        this.table = table;
        this.session = session;
        this.evictor = evictor;
        this.settings = settings;
        this.counters = counters;
    }

    /** Begins. The relays of a fleet that starts at once do not keep step. */
    @SuppressWarnings("FutureReturnValueIgnored") // a round does not throw
    void start() {
        long interval = settings.relayInterval().toMillis();
        long first = ThreadLocalRandom.current().nextLong(interval + 1);
        thread.scheduleWithFixedDelay(this::round, first, interval, TimeUnit.MILLISECONDS);
    }

    /** Has rows deleted in the next round. Does not block. */
    void evicted(List<String> ids) {
        counters.settled.add(ids.size());
        deleteLater(ids);
    }

    private void deleteLater(List<String> ids) {
        if (waiting.addAndGet(ids.size()) > MAX_WAITING) {
            waiting.addAndGet(-ids.size());
        } else {
            evicted.addAll(ids);
        }
    }

    /** Ends the rounds and deletes what was evicted. Waits for a round that runs, but not for a database that hangs. */
    void stop() {
        thread.execute(this::lastRound);
        thread.shutdown();
        try {
            thread.awaitTermination(STOP_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow();
    }

    private void lastRound() {
        attempt(connection -> {
            deleteEvicted(connection);
            return List.of();
        });
    }

    private void round() {
        attempt(connection -> {
            deleteEvicted(connection);
            List<OutboxTable.Row> rows = claim(connection);
            if (round++ % MEASURED_ROUND == 0) {
                counters.measured(table.measure(connection));
            }
            return rows;
        });
    }

    /** Evicts after the connection is given back, since an eviction of a group may take long. */
    private void attempt(RelaySession.Work<List<OutboxTable.Row>> statements) {
        try {
            session.run(statements).forEach(this::evict);
            if (failing) {
                failing = false;
                LOG.info("The outbox's table {} can be used again", table.name());
            }
        } catch (SQLException | RuntimeException e) {
            counters.failedRounds.increment();
            if (!failing) {
                failing = true;
                LOG.warn(
                        "The outbox's table {} cannot be used; the rows of processes that died wait until it can: {}",
                        table.name(),
                        e.toString());
            }
        }
    }

    private void deleteEvicted(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>();
        for (String id = evicted.poll(); id != null; id = evicted.poll()) {
            ids.add(id);
        }
        if (ids.isEmpty()) {
            return;
        }
        waiting.addAndGet(-ids.size());
        try {
            table.delete(connection, ids);
        } catch (SQLException e) {
            deleteLater(ids);
            throw e;
        }
    }

    private List<OutboxTable.Row> claim(Connection connection) throws SQLException {
        int room = settings.relayBatch() - evicting.get();
        return room > 0 && evictor.isAvailable() ? table.claim(connection, room, settings.claimTime()) : List.of();
    }

    /** A row that cannot be evicted is due again after the time for which it was taken. */
    private void evict(OutboxTable.Row row) {
        evicting.incrementAndGet();
        try {
            evictor.evict(TargetText.targets(row.targets())).whenComplete((removed, failure) -> {
                evicting.decrementAndGet();
                if (failure == null) {
                    counters.relayed(row.age());
                    deleteLater(List.of(row.id()));
                } else {
                    counters.relayFailures.increment();
                }
            });
        } catch (IllegalArgumentException e) {
            evicting.decrementAndGet();
            counters.relayFailures.increment();
            LOG.warn("The row {} of {} cannot be evicted, and stays: {}", row.id(), table.name(), e.getMessage());
        }
    }
}
