package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.StoreException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
 * Knows the masters: asks each what it is when it connects or connects again, and tells when another server, or a
 * restarted one, has taken a master's place.
 *
 * <p>Redisson tells of connections; that a known replica became the master it tells nobody, so its list of masters is
 * looked at twice a second, without asking any server.
 */
final class TopologyMonitor implements ConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(TopologyMonitor.class);

    private static final long INTERVAL_MILLIS = 500;

    /** How long listings are not relied on, at the least, after a master of a cluster changed. */
    private static final Duration DISTRUST = Duration.ofHours(1);

    private final RedisChannel channel;

    private final ServiceManager services;

    private final int listenerId;

    private final AtomicBoolean asking = new AtomicBoolean();

    private final AtomicLong links = new AtomicLong();

    private volatile Runnable onChange = () -> {};

    private volatile Supplier<Duration> longest = () -> Duration.ZERO;

    /** When listings are complete again that a changed master of a cluster may have lost. */
    private volatile long listingsCompleteAt = System.nanoTime();

    private volatile Set<RedisClient> masters = Set.of();

    private volatile List<ServerFacts> facts = List.of();

    private volatile boolean mayDropListings;

    /** Set when a server connected anew or could not be asked. */
    private volatile boolean askAgain;

    private volatile boolean closed;

    TopologyMonitor(RedisChannel channel) {
        this.channel = channel;
        this.services = channel.services();
        this.listenerId = services.getConnectionEventsHub().addListener(this);
    }

    /** Asks all masters, for the first time. */
    CompletableFuture<List<ServerFacts>> begin() {
        Collection<MasterSlaveEntry> entries = channel.masters();
        masters = clients(entries);
        return ask(entries).thenApply(answers -> {
            facts = answers;
            decide(answers);
            tick();
            return answers;
        });
    }

    /**
     * Calls this, on a thread of Redisson's, each time after a master changed.
     *
     * @param longestListed how long the keys last that are listed from here
     */
    void onChange(Runnable action, Supplier<Duration> longestListed) {
        onChange = action;
        longest = longestListed;
    }

    /** Returns a number that changes when a connection is lost or made. */
    long links() {
        return links.get();
    }

    /** Tells whether listings may be missing of keys that are there. */
    boolean mayDropListings() {
        return mayDropListings || listingsCompleteAt - System.nanoTime() > 0;
    }

    void close() {
        closed = true;
        services.getConnectionEventsHub().removeListener(listenerId);
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though deprecated
    public void onConnect(InetSocketAddress address) {
        links.incrementAndGet();
        askAgain = true;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though deprecated
    public void onDisconnect(InetSocketAddress address) {
        links.incrementAndGet();
    }

    private void tick() {
        if (closed || services.isShuttingDown()) {
            return;
        }
        check();
        services.newTimeout(timeout -> tick(), INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void check() {
        Collection<MasterSlaveEntry> entries = channel.masters();
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
                distrustListings();
            }
        }
    }

    /** In a cluster a key may have outlived its listing, which was on the master that changed. */
    private void distrustListings() {
        Duration lasting = longest.get();
        Duration until = lasting.compareTo(DISTRUST) > 0 ? lasting : DISTRUST;
        listingsCompleteAt = System.nanoTime() + until.toNanos();
        LOG.info("It may have lost listings of keys on other masters; pattern evictions scan for {}", until);
    }

    private void decide(List<ServerFacts> answers) {
        boolean may = answers.stream().anyMatch(ServerFacts::mayDropListings);
        if (may && !mayDropListings) {
            LOG.warn(
                    "Redis may drop any key (maxmemory-policy {}): pattern evictions scan the keyspace, since listings"
                            + " may be missing; set a volatile-* policy to make them cheap",
                    answers.stream()
                            .filter(ServerFacts::mayDropListings)
                            .findFirst()
                            .map(ServerFacts::policy)
                            .orElse(""));
        }
        mayDropListings = may;
    }

    private CompletableFuture<List<ServerFacts>> ask(Collection<MasterSlaveEntry> entries) {
        List<CompletableFuture<ServerFacts>> answers = new ArrayList<>();
        for (MasterSlaveEntry entry : entries) {
            answers.add(channel.info(entry, RedisCommands.INFO_SERVER)
                    .thenCombine(channel.info(entry, RedisCommands.INFO_MEMORY), ServerFacts::of));
        }
        if (answers.isEmpty()) {
            return CompletableFuture.failedFuture(new StoreException("Redis: no master is known"));
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
    }

    private static Set<RedisClient> clients(Collection<MasterSlaveEntry> entries) {
        return entries.stream().map(MasterSlaveEntry::getClient).collect(Collectors.toSet());
    }

    private static Set<String> runIds(List<ServerFacts> facts) {
        return facts.stream().map(ServerFacts::runId).collect(Collectors.toSet());
    }
}
