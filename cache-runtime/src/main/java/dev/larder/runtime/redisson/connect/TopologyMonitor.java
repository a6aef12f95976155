package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.spi.StoreException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** The number of intervals between two questions for a role, which may change without a lost connection. */
    private static final int ROLE_INTERVALS = 10;

    /** Minimum time for which the index is not relied on after a master of a cluster changed. */
    private static final Duration MIN_DISTRUST = Duration.ofHours(1);

    private final MasterCommands commands;

    private final ServiceManager services;

    private final int listenerId;

    private final AtomicBoolean asking = new AtomicBoolean();

    private final AtomicLong connectionChanges = new AtomicLong();

    private volatile @Nullable TopologyObserver observer;

    private volatile Supplier<Duration> longestLifetime = () -> Duration.ZERO;

    /** The time when index entries are complete again that a changed master of a cluster may have lost. */
    private volatile long indexCompleteAt = System.nanoTime();

    private volatile Set<RedisClient> masters = Set.of();

    /** The masters that answered since the last connection was lost, and have accepted repeated evictions if they changed. */
    private volatile Set<RedisClient> known = Set.of();

    /** How often a connection to a server was lost, or a server may have become the master; guarded by this. */
    private long losses;

    /** The ids of the data of all masters that are known so far. */
    private volatile Set<String> dataIds = Set.of();

    /** Whether the observer has to be told of a change, for the first time or once more. */
    private volatile boolean changed;

    private volatile boolean mayDropIndexSets;

    /** Whether a server connected again or could not be asked. */
    private volatile boolean askAgain;

    private volatile boolean closed;

    /** Changed by one thread at a time, of Redisson's timer. */
    private int ticks;

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
            known = masters;
            dataIds = dataIds(answers);
            decide(answers);
            tick();
            return answers;
        });
    }

    /**
     * Sets the observer.
     *
     * @param longestLifetime the longest lifetime of a key that this client indexed
     */
    public void observe(TopologyObserver observer, Supplier<Duration> longestLifetime) {
        this.observer = observer;
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

    /** Returns whether this master is known to have received all evictions. */
    public boolean isKnown(@Nullable RedisClient master) {
        return master != null && known.contains(master);
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
        if (masters.stream().noneMatch(master -> address.equals(master.getAddr()))) {
            // Perhaps a replica that takes over, before Redisson lets go of the old master.
            lostTrack();
        }
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though deprecated
    public void onDisconnect(InetSocketAddress address) {
        connectionChanges.incrementAndGet();
        lostTrack();
    }

    private void tick() {
        if (closed || services.isShuttingDown()) {
            return;
        }
        check();
        if (++ticks % ROLE_INTERVALS == 0) {
            commands.known().forEach(this::checkRole);
        }
        services.newTimeout(timeout -> tick(), INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A server that becomes a replica and a master again keeps its connections but not its data. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void checkRole(MasterSlaveEntry master) {
        commands.info(master, RedisCommands.INFO_REPLICATION).thenAccept(replication -> {
            String id = replication.getOrDefault("master_replid", "");
            if (dataIds.stream().noneMatch(known -> known.endsWith(id))) {
                lostTrack();
            }
        });
    }

    private synchronized void lostTrack() {
        losses++;
        known = Set.of();
        askAgain = true;
        TopologyObserver told = observer;
        if (told != null) {
            told.connectionLost();
        }
    }

    private void check() {
        Collection<MasterSlaveEntry> entries = commands.known();
        Set<RedisClient> now = clients(entries);
        if ((!askAgain && now.equals(masters)) || !asking.compareAndSet(false, true)) {
            return;
        }
        askAgain = false;
        long lossesBefore = losses();
        List<CompletableFuture<Optional<ServerFacts>>> answers = entries.stream()
                .map(entry -> facts(entry).handle((facts, failure) -> Optional.ofNullable(facts)))
                .toList();
        // A master that is away must not hide the change of another one.
        Futures.all(answers)
                .thenCompose(facts -> {
                    Set<RedisClient> answered = answered(entries, facts);
                    boolean all = !now.isEmpty() && answered.equals(now);
                    if (all) {
                        masters = now;
                    }
                    return accept(facts.stream().flatMap(Optional::stream).toList(), all)
                            .thenApply(done -> done && know(answered, lossesBefore, all));
                })
                .whenComplete((done, failure) -> {
                    if (failure != null || !done) {
                        askAgain = true;
                    }
                    asking.set(false);
                });
    }

    /** Returns whether all is known and told. */
    private CompletableFuture<Boolean> accept(List<ServerFacts> answers, boolean all) {
        Set<String> ids = dataIds(answers);
        decide(answers);
        if (!dataIds.containsAll(ids)) {
            LOG.info("A Redis master changed or restarted; evictions of the last 30 s before are repeated on it");
            changed = true;
            if (answers.size() > 1) {
                distrustIndex();
            }
        }
        Set<String> known = new HashSet<>(all ? Set.of() : dataIds);
        known.addAll(ids);
        dataIds = known;
        TopologyObserver told = observer;
        if (told == null) {
            return CompletableFuture.completedFuture(all);
        }
        CompletableFuture<?> repeated = changed ? told.mastersChanged() : CompletableFuture.completedFuture(null);
        return repeated.thenApply(done -> {
            changed = false;
            return true;
        });
    }

    private synchronized long losses() {
        return losses;
    }

    /** Returns the masters that answered. A replica is about to get other data. */
    private static Set<RedisClient> answered(Collection<MasterSlaveEntry> entries, List<Optional<ServerFacts>> facts) {
        Set<RedisClient> answered = new HashSet<>();
        int place = 0;
        for (MasterSlaveEntry entry : entries) {
            Optional<ServerFacts> its = facts.get(place++);
            if (its.isPresent() && !its.get().replica()) {
                answered.add(entry.getClient());
            }
        }
        return answered;
    }

    /** Relies on masters again that have received all evictions; returns whether these are all, and none was lost since. */
    private synchronized boolean know(Set<RedisClient> answered, long lossesBefore, boolean all) {
        if (losses != lossesBefore) {
            return false;
        }
        known = answered;
        TopologyObserver told = observer;
        if (all && told != null) {
            told.mastersKnown();
        }
        return all;
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

    private static Set<String> dataIds(List<ServerFacts> facts) {
        return facts.stream().map(ServerFacts::dataId).collect(Collectors.toSet());
    }
}
