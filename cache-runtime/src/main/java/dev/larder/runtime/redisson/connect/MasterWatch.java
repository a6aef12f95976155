package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.spi.StoreException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisClient;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.connection.MasterSlaveEntry;

/**
 * Watches the master of one partition. It asks the master for its facts on every connection and when another server has
 * become the master. A master that is away holds up no other one. Thread-safe.
 */
final class MasterWatch {

    private final SlotPartition partition;

    private final MasterCommands commands;

    private final Report report;

    private final AtomicBoolean asking = new AtomicBoolean();

    /** The number of times that some master changed, and of those that this partition was told of. */
    private final AtomicInteger changes = new AtomicInteger();

    private volatile int told;

    /** The server that gave the facts. */
    private volatile @Nullable RedisClient asked;

    private volatile @Nullable ServerFacts facts;

    /** The server that has received all evictions, as far as is known; {@code null} since a connection was lost. */
    private volatile @Nullable RedisClient known;

    /** How often a connection to a server was lost, or a server may have become a master; guarded by this. */
    private long losses;

    /** Whether a server connected again or could not be asked. */
    private volatile boolean askAgain;

    MasterWatch(SlotPartition partition, MasterCommands commands, Report report) {
        this.partition = partition;
        this.commands = commands;
        this.report = report;
    }

    /** Returns the facts that the master told last; {@code null} when it never answered. */
    @Nullable
    ServerFacts facts() {
        return facts;
    }

    /** Returns whether the master is known to have received all evictions. */
    boolean isKnown() {
        MasterSlaveEntry master = commands.of(partition);
        return master != null && master.getClient() == known;
    }

    /** Returns whether the server that was asked last has this address. */
    boolean hasAsked(InetSocketAddress address) {
        RedisClient server = asked;
        return server != null && address.equals(server.getAddr());
    }

    /** A connection was lost, or a server may have become a master. {@link #askAgain} must follow. */
    synchronized void lostTrack() {
        losses++;
        known = null;
    }

    private synchronized long losses() {
        return losses;
    }

    /** Asks the master for the first time. */
    CompletableFuture<ServerFacts> begin() {
        MasterSlaveEntry master = commands.of(partition);
        if (master == null) {
            askAgain = true;
            return CompletableFuture.failedFuture(new StoreException("Redis: no master is known for " + partition));
        }
        RedisClient server = master.getClient();
        return ask(master).whenComplete((answer, failure) -> {
            if (failure == null) {
                facts = answer;
                asked = server;
                known = server;
            } else {
                askAgain = true;
            }
        });
    }

    /** Asks the master at the next {@link #check}. */
    void askAgain() {
        askAgain = true;
    }

    /** A master changed, of this partition or of another one. */
    void changed() {
        changes.incrementAndGet();
    }

    /** Asks the master, if there is a reason. */
    @SuppressWarnings("FutureReturnValueIgnored") // its outcome is handled
    void check() {
        MasterSlaveEntry master = commands.of(partition);
        if (master == null) {
            askAgain = true;
            return;
        }
        RedisClient server = master.getClient();
        if ((!askAgain && server == asked && told == changes.get()) || !asking.compareAndSet(false, true)) {
            return;
        }
        askAgain = false;
        long lossesBefore = losses();
        ask(master).thenCompose(answer -> accept(server, answer, lossesBefore)).whenComplete((done, failure) -> {
            if (failure != null || !done) {
                askAgain = true;
            }
            asking.set(false);
        });
    }

    /** Returns whether all is known and told. */
    private CompletableFuture<Boolean> accept(RedisClient server, ServerFacts answer, long lossesBefore) {
        if (answer.replica()) {
            // It is about to get other data, or another server is about to be the master.
            return CompletableFuture.completedFuture(false);
        }
        ServerFacts before = facts;
        facts = answer;
        asked = server;
        report.answered(this, before, answer);
        int now = changes.get();
        CompletableFuture<?> repeated =
                told == now ? CompletableFuture.completedFuture(null) : report.mastersChanged(partition);
        return repeated.thenApply(done -> {
            told = now;
            return know(server, lossesBefore);
        });
    }

    /** Relies on a master that has received all evictions; returns whether no connection was lost since. */
    private synchronized boolean know(RedisClient server, long lossesBefore) {
        if (losses != lossesBefore) {
            return false;
        }
        known = server;
        report.masterKnown(partition);
        return true;
    }

    /** Asks for the role, which may have changed and changed back without a lost connection; the data are others then. */
    @SuppressWarnings("FutureReturnValueIgnored") // a master that does not answer is asked again
    void checkRole() {
        MasterSlaveEntry master = commands.of(partition);
        ServerFacts known = facts;
        if (master != null && known != null) {
            commands.info(master, RedisCommands.INFO_REPLICATION).thenAccept(replication -> {
                if (!replication.getOrDefault("master_replid", "").equals(known.replicationId())) {
                    report.lostTrack();
                }
            });
        }
    }

    private CompletableFuture<ServerFacts> ask(MasterSlaveEntry master) {
        CompletableFuture<Map<String, String>> memory = commands.info(master, RedisCommands.INFO_MEMORY);
        return commands.info(master, RedisCommands.INFO_SERVER)
                .thenCombine(
                        commands.info(master, RedisCommands.INFO_REPLICATION),
                        (server, replication) -> memory.thenApply(used -> ServerFacts.of(server, replication, used)))
                .thenCompose(answer -> answer);
    }

    /** Learns what the watch finds. */
    interface Report {

        /**
         * The master answered.
         *
         * @param before the facts until now; {@code null} when there were none
         */
        void answered(MasterWatch watch, @Nullable ServerFacts before, ServerFacts now);

        /** The connection or the role may have changed in between. */
        void lostTrack();

        /** See {@link TopologyObserver#mastersChanged}. */
        CompletableFuture<?> mastersChanged(SlotPartition partition);

        /** See {@link TopologyObserver#masterKnown}. */
        void masterKnown(SlotPartition partition);
    }
}
