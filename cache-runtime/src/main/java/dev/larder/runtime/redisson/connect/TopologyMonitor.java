package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.command.SlotPartitions;
import dev.larder.runtime.redisson.index.KeyIndex;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redisson.connection.ConnectionListener;
import org.redisson.connection.ServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Monitors the masters, each by itself. It reports when another server or a restarted one has become a master, and knows the
 * partitions.
 *
 * <p>Redisson reports connections, but not that a known replica became the master. So the monitor compares Redisson's list
 * of masters twice a second, without a command.
 */
public final class TopologyMonitor implements ConnectionListener, MasterWatch.Report {

    private static final Logger LOG = LoggerFactory.getLogger(TopologyMonitor.class);

    private static final long INTERVAL_MILLIS = 500;

    /** The number of intervals between two questions for a role, which may change without a lost connection. */
    private static final int ROLE_INTERVALS = 10;

    /** Minimum time for which the index is not relied on after a master of a cluster changed. */
    private static final Duration MIN_DISTRUST = Duration.ofHours(1);

    private final MasterCommands commands;

    private final ServiceManager services;

    private final int listenerId;

    private final AtomicLong connectionChanges = new AtomicLong();

    private volatile @Nullable TopologyObserver observer;

    private volatile Supplier<Duration> longestLifetime = () -> Duration.ZERO;

    /** The time when index entries are complete again that a changed master of a cluster may have lost. */
    private volatile long indexCompleteAt = System.nanoTime();

    private volatile SlotPartitions partitions;

    /** One for each partition; replaced by one thread at a time, of Redisson's timer. */
    private volatile Map<SlotPartition, MasterWatch> watches;

    /** The ids of the data of masters whose partitions were replaced by others, which may have them now. */
    private volatile Set<String> movedDataIds = Set.of();

    private volatile boolean mayDropIndexSets;

    private volatile boolean closed;

    /** Changed by one thread at a time, of Redisson's timer. */
    private int ticks;

    TopologyMonitor(RedisChannel channel) {
        this.commands = channel.masters();
        this.services = commands.services();
        this.partitions = SlotPartitions.of(channel, KeyIndex::sets);
        this.watches = watches(partitions, Map.of());
        this.listenerId = services.getConnectionEventsHub().addListener(this);
    }

    private Map<SlotPartition, MasterWatch> watches(SlotPartitions now, Map<SlotPartition, MasterWatch> before) {
        Map<SlotPartition, MasterWatch> all = new LinkedHashMap<>();
        for (SlotPartition partition : now.list()) {
            MasterWatch known = before.get(partition);
            all.put(partition, known != null ? known : new MasterWatch(partition, commands, this));
        }
        return all;
    }

    /**
     * Asks all masters, for the first time.
     *
     * @return the facts about those that answered; fails when none did
     */
    CompletableFuture<List<ServerFacts>> begin() {
        List<CompletableFuture<ServerFacts>> answers =
                watches.values().stream().map(MasterWatch::begin).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .handle((done, failure) -> {
                    List<ServerFacts> known = answers.stream()
                            .filter(answer -> !answer.isCompletedExceptionally())
                            .map(CompletableFuture::join)
                            .toList();
                    return known.isEmpty() && failure != null
                            ? CompletableFuture.<List<ServerFacts>>failedFuture(RedisFailure.unwrap(failure))
                            : CompletableFuture.completedFuture(known);
                })
                .thenCompose(known -> known)
                .thenApply(known -> {
                    decide();
                    new RepeatedCheck(services, INTERVAL_MILLIS, () -> closed, this::check).begin();
                    return known;
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

    /** Returns the present partitions; the same object until slots move. */
    public SlotPartitions partitions() {
        return partitions;
    }

    /** Returns how many connections were lost or made so far. */
    public long connectionChanges() {
        return connectionChanges.get();
    }

    /** Returns whether index entries may be missing of keys that exist. */
    public boolean isIndexUnreliable() {
        return mayDropIndexSets || indexCompleteAt - System.nanoTime() > 0;
    }

    /** Returns whether the master of a partition is known to have received all evictions. */
    public boolean isKnown(SlotPartition partition) {
        MasterWatch watch = watches.get(partition);
        return watch != null && watch.isKnown();
    }

    void close() {
        closed = true;
        services.getConnectionEventsHub().removeListener(listenerId);
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though deprecated
    public void onConnect(InetSocketAddress address) {
        connectionChanges.incrementAndGet();
        watches.values().forEach(MasterWatch::askAgain);
        if (watches.values().stream().noneMatch(watch -> watch.hasAsked(address))) {
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

    private void check() {
        SlotPartitions before = partitions;
        SlotPartitions now = before.refreshed();
        if (now != before) {
            movedDataIds = dataIds();
            watches = watches(now, watches);
            partitions = now;
        }
        watches.values().forEach(MasterWatch::check);
        if (++ticks % ROLE_INTERVALS == 0) {
            // A server that becomes a replica and a master again keeps its connections but not its data.
            watches.values().forEach(MasterWatch::checkRole);
        }
    }

    private Set<String> dataIds() {
        return watches.values().stream()
                .map(MasterWatch::facts)
                .filter(Objects::nonNull)
                .map(ServerFacts::dataId)
                .collect(Collectors.toSet());
    }

    @Override
    public void lostTrack() {
        Collection<MasterWatch> all = watches.values();
        all.forEach(MasterWatch::lostTrack);
        TopologyObserver told = observer;
        if (told != null) {
            told.connectionLost();
        }
        // Last, so that an answer that comes in between is not the last one.
        all.forEach(MasterWatch::askAgain);
    }

    @Override
    public void answered(MasterWatch watch, @Nullable ServerFacts before, ServerFacts now) {
        decide();
        if (hasOtherData(before, now)) {
            LOG.info("A Redis master changed or restarted; evictions of the last 30 s before are repeated");
            // A group whose index was lost may have keys on any master.
            watches.values().forEach(MasterWatch::changed);
            if (watches.size() > 1) {
                distrustIndex();
            }
        }
    }

    /** A master that is asked for the first time has other data when slots have moved to it, but from no known master. */
    private boolean hasOtherData(@Nullable ServerFacts before, ServerFacts now) {
        return before == null
                ? !movedDataIds.isEmpty() && !movedDataIds.contains(now.dataId())
                : !before.dataId().equals(now.dataId());
    }

    @Override
    public CompletableFuture<?> mastersChanged(SlotPartition partition) {
        TopologyObserver told = observer;
        return told == null ? CompletableFuture.completedFuture(null) : told.mastersChanged(partition);
    }

    @Override
    public void masterKnown(SlotPartition partition) {
        TopologyObserver told = observer;
        if (told != null) {
            told.masterKnown(partition);
        }
    }

    /** In a cluster a key may have outlived its index entry, which was on the master that changed. */
    private void distrustIndex() {
        Duration lasting = longestLifetime.get();
        Duration until = lasting.compareTo(MIN_DISTRUST) > 0 ? lasting : MIN_DISTRUST;
        indexCompleteAt = System.nanoTime() + until.toNanos();
        LOG.info("It may have lost index entries of keys on other masters; pattern evictions scan for {}", until);
    }

    private void decide() {
        Optional<ServerFacts> dropping = watches.values().stream()
                .map(MasterWatch::facts)
                .filter(facts -> facts != null && facts.mayDropIndexSets())
                .findFirst();
        if (dropping.isPresent() && !mayDropIndexSets) {
            LOG.warn(
                    "Redis may drop any key (maxmemory-policy {}): pattern evictions scan the keyspace, since index"
                            + " entries may be missing, and evictions by a tag remove all keys that may carry it; set"
                            + " a volatile-* policy to make them cheap",
                    dropping.get().policy());
        }
        mayDropIndexSets = dropping.isPresent();
    }
}
