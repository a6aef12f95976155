package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.spi.StoreException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.redisson.client.RedisClient;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.connection.ConnectionListener;
import org.redisson.connection.MasterSlaveEntry;
import org.redisson.connection.ServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Monitors the masters. It asks each master for its facts on every connection, and reports when another server or a
 * restarted one has become a master.
 *
 * <p>Redisson reports connections, but not that a known replica became the master. So the monitor compares Redisson's list
 * of masters twice a second, without a command.
 */
public final class TopologyMonitor implements ConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(TopologyMonitor.class);

    private static final long INTERVAL_MILLIS = 500;

    /** Minimum time for which the index is not relied on after a master of a cluster changed. */
    private static final Duration MIN_DISTRUST = Duration.ofHours(1);

    private final MasterCommands commands;

    private final ServiceManager services;

    private final int listenerId;

    private final AtomicBoolean asking = new AtomicBoolean();

    private final AtomicLong connectionChanges = new AtomicLong();

    private volatile Runnable onChange = () -> {};

    private volatile Supplier<Duration> longestLifetime = () -> Duration.ZERO;

    /** The time when index entries are complete again that a changed master of a cluster may have lost. */
    private volatile long indexCompleteAt = System.nanoTime();

    private volatile Set<RedisClient> masters = Set.of();

    private volatile List<ServerFacts> facts = List.of();

    private volatile boolean mayDropIndexSets;

    /** Whether a server connected again or could not be asked. */
    private volatile boolean askAgain;

    private volatile boolean closed;

    TopologyMonitor(MasterCommands commands) {
        this.commands = commands;
        this.services = commands.services();
        this.listenerId = services.getConnectionEventsHub().addListener(this);
    }

    /** Asks all masters, for the first time. */
    CompletableFuture<List<ServerFacts>> begin() {
        Collection<MasterSlaveEntry> entries = commands.known();
        masters = clients(entries);
        return ask(entries).thenApply(answers -> {
            facts = answers;
            decide(answers);
            tick();
            return answers;
        });
    }

    /**
     * Sets an action that runs, on a thread of Redisson's, each time after a master changed.
     *
     * @param longestLifetime the longest lifetime of a key that this client indexed
     */
    public void onChange(Runnable action, Supplier<Duration> longestLifetime) {
        this.onChange = action;
        this.longestLifetime = longestLifetime;
    }

    /** Returns how many connections were lost or made so far. */
    public long connectionChanges() {
        return connectionChanges.get();
    }

    /** Returns whether index entries may be missing of keys that exist. */
    public boolean isIndexUnreliable() {
        return mayDropIndexSets || indexCompleteAt - System.nanoTime() > 0;
    }

    void close() {
        closed = true;
        services.getConnectionEventsHub().removeListener(listenerId);
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though deprecated
    public void onConnect(InetSocketAddress address) {
        connectionChanges.incrementAndGet();
        askAgain = true;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though deprecated
    public void onDisconnect(InetSocketAddress address) {
        connectionChanges.incrementAndGet();
    }

    private void tick() {
        if (closed || services.isShuttingDown()) {
            return;
        }
        check();
        services.newTimeout(timeout -> tick(), INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void check() {
        Collection<MasterSlaveEntry> entries = commands.known();
        Set<RedisClient> now = clients(entries);
        if ((!askAgain && now.equals(masters)) || !asking.compareAndSet(false, true)) {
            return;
        }
        askAgain = false;
        ask(entries).whenComplete((answers, failure) -> {
            if (failure == null) {
                masters = now;
                accept(answers);
            } else {
                askAgain = true;
            }
            asking.set(false);
        });
    }

    private void accept(List<ServerFacts> answers) {
        Set<String> before = runIds(facts);
        facts = answers;
        decide(answers);
        if (!before.containsAll(runIds(answers))) {
            LOG.info("A Redis master changed or restarted; evictions of the last 30 s are repeated on it");
            onChange.run();
            if (answers.size() > 1) {
                distrustIndex();
            }
        }
    }

    /** In a cluster a key may have outlived its index entry, which was on the master that changed. */
    private void distrustIndex() {
        Duration lasting = longestLifetime.get();
        Duration until = lasting.compareTo(MIN_DISTRUST) > 0 ? lasting : MIN_DISTRUST;
        indexCompleteAt = System.nanoTime() + until.toNanos();
        LOG.info("It may have lost index entries of keys on other masters; pattern evictions scan for {}", until);
    }

    private void decide(List<ServerFacts> answers) {
        boolean may = answers.stream().anyMatch(ServerFacts::mayDropIndexSets);
        if (may && !mayDropIndexSets) {
            LOG.warn(
                    "Redis may drop any key (maxmemory-policy {}): pattern evictions scan the keyspace, since index"
                            + " entries may be missing; set a volatile-* policy to make them cheap",
                    answers.stream()
                            .filter(ServerFacts::mayDropIndexSets)
                            .findFirst()
                            .map(ServerFacts::policy)
                            .orElse(""));
        }
        mayDropIndexSets = may;
    }

    private CompletableFuture<List<ServerFacts>> ask(Collection<MasterSlaveEntry> entries) {
        List<CompletableFuture<ServerFacts>> answers = new ArrayList<>();
        for (MasterSlaveEntry entry : entries) {
            answers.add(facts(entry));
        }
        if (answers.isEmpty()) {
            return CompletableFuture.failedFuture(new StoreException("Redis: no master is known"));
        }
        return Futures.all(answers);
    }

    private CompletableFuture<ServerFacts> facts(MasterSlaveEntry master) {
        CompletableFuture<Map<String, String>> memory = commands.info(master, RedisCommands.INFO_MEMORY);
        return commands.info(master, RedisCommands.INFO_SERVER)
                .thenCombine(
                        commands.info(master, RedisCommands.INFO_REPLICATION),
                        (server, replication) -> memory.thenApply(used -> ServerFacts.of(server, replication, used)))
                .thenCompose(facts -> facts);
    }

    private static Set<RedisClient> clients(Collection<MasterSlaveEntry> entries) {
        return entries.stream().map(MasterSlaveEntry::getClient).collect(Collectors.toSet());
    }

    private static Set<String> runIds(List<ServerFacts> facts) {
        return facts.stream().map(ServerFacts::runId).collect(Collectors.toSet());
    }
}
