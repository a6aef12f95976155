package dev.larder.runtime.redisson.near;

import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.command.SlotPartitions;
import dev.larder.runtime.redisson.connect.RepeatedCheck;
import dev.larder.runtime.redisson.connect.TopologyMonitor;
import dev.larder.runtime.redisson.removal.Removals;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.near.NearLink;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisClient;
import org.redisson.connection.MasterSlaveEntry;
import org.redisson.connection.ServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to the removals that the masters publish, by one subscriber connection to each of them.
 *
 * <p>A partition's subscription is proven by a {@code PING} that the master answers on the subscriber connection. Messages and
 * answers come in one order, and are handled in it. So nothing needs to notice that a connection is lost, hangs or lags: the
 * proof just grows old.
 */
public final class RedisNearLink implements NearLink {

    private static final Logger LOG = LoggerFactory.getLogger(RedisNearLink.class);

    private static final long CHECK_MILLIS = 100;

    /** Number of {@code PING}s within the staleness. */
    private static final int PINGS = 5;

    /** Minimum time without an answer after which a connection is made again. */
    private static final long MIN_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final MasterCommands commands;

    private final ServiceManager services;

    private final TopologyMonitor monitor;

    private final Removals removals;

    private final Settings settings;

    private final Listener listener;

    private final Fleet fleet;

    private final PublishRight publishRight;

    private final PartitionLink.Surroundings surroundings = new Around();

    private final AtomicBoolean begun = new AtomicBoolean();

    /** The commands of whose refusal the log has told. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    private final AtomicReference<State> told;

    /** Replaced by one thread at a time, of Redisson's timer. */
    private volatile View view;

    private volatile boolean closed;

    /** Whether somebody waits for near caches, so that it has to be known whose there are. */
    private volatile boolean awaited;

    private RedisNearLink(
            RedisChannel channel, TopologyMonitor monitor, Removals removals, Settings settings, Listener listener) {
        this.commands = channel.masters();
        this.services = commands.services();
        this.monitor = monitor;
        this.removals = removals;
        this.settings = settings;
        this.listener = listener;
        this.fleet = new Fleet(commands, removals, settings, listener);
        this.publishRight = new PublishRight(
                commands, fleet.channel(), removals.noticeOfKeys(List.of()).message(), this::changed);
        this.view = new View(monitor.partitions(), List.of());
        this.told = new AtomicReference<>(state());
    }

    /** Returns a new link, for which removals are published from now on. */
    public static RedisNearLink create(
            RedisChannel channel, TopologyMonitor monitor, Removals removals, Settings settings, Listener listener) {
        RedisNearLink link = new RedisNearLink(channel, monitor, removals, settings, listener);
        removals.begin(settings, listener);
        link.publishRight.begin();
        return link;
    }

    private void warn(String command, String consequence) {
        if (warned.add(command)) {
            LOG.warn(
                    "Redis refuses {} on the channel {}: {}; allow it by ACL SETUSER with +subscribe +publish &{}*, or set"
                            + " nearMessages = false in a fleet without near caches",
                    command,
                    fleet.channel(),
                    consequence,
                    fleet.channel());
        }
    }

    @Override
    public void begin() {
        if (begun.compareAndSet(false, true)) {
            new RepeatedCheck(services, CHECK_MILLIS, () -> closed, this::check).begin();
        }
    }

    private void check() {
        View before = view;
        SlotPartitions now = monitor.partitions();
        if (before.links.isEmpty() || now != before.partitions) {
            view = View.of(now, before.links, partition -> new PartitionLink(partition, surroundings));
            Set<PartitionLink> kept = Set.copyOf(view.links);
            before.links.stream().filter(link -> !kept.contains(link)).forEach(PartitionLink::close);
            if (closed) {
                view.links.forEach(PartitionLink::close);
            }
        }
        view.links.forEach(PartitionLink::check);
        if (awaited) {
            fleet.look(now.list());
        }
        changed();
    }

    @Override
    public Subscription subscription(String key) {
        View now = view;
        if (now.links.isEmpty()) {
            return Subscription.NONE;
        }
        return now.links.get(now.partitions.of(key)).current();
    }

    /** The data of some master may be others. Ends the subscription to a partition. */
    public void restart(SlotPartition partition) {
        view.links.stream()
                .filter(link -> link.partition() == partition)
                .forEach(link -> link.restart("another or a restarted server is the master"));
    }

    @Override
    public CompletionStage<Boolean> awaitNear(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        CompletableFuture<Boolean> answer = new CompletableFuture<Boolean>()
                .completeOnTimeout(false, settings.staleness().toNanos(), TimeUnit.NANOSECONDS);
        awaited = true;
        Set<SlotPartition> involved = involved(exactKeys, groups);
        if (linked().containsAll(involved)) {
            List<CompletableFuture<Void>> confirmed =
                    involved.stream().map(fleet::ask).toList();
            CompletableFuture.allOf(confirmed.toArray(CompletableFuture[]::new))
                    .thenAccept(all -> answer.complete(true));
            answer.thenAccept(all -> confirmed.forEach(one -> one.cancel(false)));
        }
        return answer;
    }

    private Set<SlotPartition> linked() {
        return view.links.stream()
                .filter(link -> link.current() != Subscription.NONE)
                .map(PartitionLink::partition)
                .collect(Collectors.toSet());
    }

    private Set<SlotPartition> involved(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        SlotPartitions now = monitor.partitions();
        return groups.isEmpty()
                ? exactKeys.stream().map(now::partition).collect(Collectors.toCollection(LinkedHashSet::new))
                : new LinkedHashSet<>(now.list());
    }

    @Override
    public State state() {
        View now = view;
        int partitions = now.partitions.list().size();
        int linked = linked().size();
        String reason = now.links.stream()
                .map(PartitionLink::reason)
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse("");
        return new State(phase(now, linked), linked, partitions, reason, publishRight.refusal());
    }

    @Override
    public @Nullable Duration provenAge() {
        List<PartitionLink> links = view.links;
        long oldest = links.isEmpty() ? ProvenSubscription.NEVER : 0;
        for (PartitionLink link : links) {
            oldest = Math.max(
                    oldest,
                    link.current() instanceof ProvenSubscription proven ? proven.ageNanos() : ProvenSubscription.NEVER);
        }
        return oldest < ProvenSubscription.NEVER ? Duration.ofNanos(oldest) : null;
    }

    private Phase phase(View now, int linked) {
        if (closed) {
            return Phase.CLOSED;
        }
        if (!begun.get()) {
            return Phase.UNUSED;
        }
        if (!now.links.isEmpty() && linked == now.links.size()) {
            return Phase.LINKED;
        }
        return now.links.stream().anyMatch(PartitionLink::isRefused) ? Phase.REFUSED : Phase.CONNECTING;
    }

    private void changed() {
        State now = state();
        if (!now.equals(told.getAndSet(now))) {
            if (now.phase() == Phase.REFUSED) {
                warn("SUBSCRIBE", "near caches stay off");
            }
            if (!now.untold().isEmpty()) {
                warn("PUBLISH", "other processes' near caches stay stale after this process removes values");
            }
            listener.changed(now);
        }
    }

    @Override
    public void close() {
        closed = true;
        publishRight.close();
        removals.end(listener);
        view.links.forEach(PartitionLink::close);
        changed();
    }

    /** The partitions, and a link to each in their order; no links before the first check. */
    private record View(SlotPartitions partitions, List<PartitionLink> links) {

        static View of(
                SlotPartitions partitions, List<PartitionLink> before, Function<SlotPartition, PartitionLink> create) {
            Map<SlotPartition, PartitionLink> known =
                    before.stream().collect(Collectors.toMap(PartitionLink::partition, Function.identity()));
            return new View(
                    partitions,
                    partitions.list().stream()
                            .map(partition -> {
                                PartitionLink link = known.get(partition);
                                return link == null ? create.apply(partition) : link;
                            })
                            .toList());
        }
    }

    private final class Around implements PartitionLink.Surroundings {

        @Override
        public @Nullable RedisClient master(SlotPartition partition) {
            MasterSlaveEntry master = commands.of(partition);
            return master == null ? null : master.getClient();
        }

        @Override
        public boolean isMaster(SlotPartition partition, RedisClient server) {
            return master(partition) == server && monitor.partitions().list().contains(partition);
        }

        @Override
        public SubscriberChannel subscriber(SubscriberChannel.Receiver receiver) {
            long staleness = settings.staleness().toNanos();
            return new SubscriberChannel(
                    receiver,
                    services.getCommandMapper(),
                    fleet.subscriptions(),
                    staleness / PINGS,
                    Math.max(MIN_SILENCE_NANOS, 2 * staleness),
                    fleet.quietNanos());
        }

        @Override
        public Fleet fleet() {
            return fleet;
        }

        @Override
        public String reason(Throwable failure) {
            return RedisFailure.reason(RedisFailure.unwrap(failure));
        }

        @Override
        public void ended(Subscription subscription) {
            listener.ended(subscription);
        }

        @Override
        public void changed() {
            RedisNearLink.this.changed();
        }
    }
}
