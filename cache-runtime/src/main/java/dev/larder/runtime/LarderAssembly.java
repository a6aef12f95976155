package dev.larder.runtime;

import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.internal.audit.Auditor;
import dev.larder.runtime.internal.binding.MethodBinder;
import dev.larder.runtime.internal.binding.MethodOverrides;
import dev.larder.runtime.internal.binding.MethodRegistry;
import dev.larder.runtime.internal.binding.TagReach;
import dev.larder.runtime.internal.client.ClientEngine;
import dev.larder.runtime.internal.client.ClientKeys;
import dev.larder.runtime.internal.client.ClientValues;
import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.BlockingStore;
import dev.larder.runtime.internal.command.WaitStrategy;
import dev.larder.runtime.internal.event.Events;
import dev.larder.runtime.internal.event.LinkReporter;
import dev.larder.runtime.internal.event.ListenerEvents;
import dev.larder.runtime.internal.event.OutageReporter;
import dev.larder.runtime.internal.flight.Flights;
import dev.larder.runtime.internal.lease.LoadIds;
import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.near.FleetLink;
import dev.larder.runtime.internal.outage.OutageSettings;
import dev.larder.runtime.internal.outage.ResilientStore;
import dev.larder.runtime.internal.read.BackgroundLoads;
import dev.larder.runtime.internal.read.ReadEngine;
import dev.larder.runtime.internal.read.RefreshGate;
import dev.larder.runtime.internal.time.DaemonTimer;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.internal.time.WaitBudget;
import dev.larder.runtime.internal.transaction.Snapshots;
import dev.larder.runtime.internal.transaction.TransactionWork;
import dev.larder.runtime.internal.write.TargetEvictor;
import dev.larder.runtime.internal.write.WriteEngine;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheListener;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.EvictionOutbox;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.ValueCodec;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;

/** Creates the parts of a {@link Larder} and connects them. Tests replace the clock and the randomness. Not thread-safe. */
final class LarderAssembly {

    private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

    private final CacheStore store;

    private final boolean ownsStore;

    private final ValueCodec codec;

    private LarderConfig config = LarderConfig.DEFAULTS;

    private MethodOverrides overrides = MethodOverrides.NONE;

    private Transactions transactions = Transactions.none();

    private EvictionOutbox outbox = EvictionOutbox.none();

    /**
     * The default is not the common pool itself: on two cores or fewer, futures that are told to use that begin a thread for
     * each step.
     */
    private Executor executor = step -> ForkJoinPool.commonPool().execute(step);

    private List<CacheListener> listeners = List.of();

    private CallObserver observer = CallObserver.none();

    private WaitStrategy waiting = new WaitStrategy();

    private Timekeeper time = Timekeeper.system();

    /** Each thread draws from its own generator. */
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    /** @param ownsStore whether closing the {@code Larder} closes the store */
    LarderAssembly(CacheStore store, boolean ownsStore, ValueCodec codec) {
        this.store = store;
        this.ownsStore = ownsStore;
        this.codec = codec;
    }

    LarderAssembly config(LarderConfig config) {
        this.config = config;
        return this;
    }

    LarderAssembly overrides(MethodOverrides overrides) {
        this.overrides = overrides;
        return this;
    }

    LarderAssembly transactions(Transactions transactions) {
        this.transactions = transactions;
        return this;
    }

    LarderAssembly outbox(EvictionOutbox outbox) {
        this.outbox = outbox;
        return this;
    }

    LarderAssembly executor(Executor executor) {
        this.executor = executor;
        return this;
    }

    LarderAssembly listeners(List<CacheListener> listeners) {
        this.listeners = List.copyOf(listeners);
        return this;
    }

    LarderAssembly observer(CallObserver observer) {
        this.observer = observer;
        return this;
    }

    LarderAssembly waiting(WaitStrategy waiting) {
        this.waiting = waiting;
        return this;
    }

    LarderAssembly time(Timekeeper time) {
        this.time = time;
        return this;
    }

    LarderAssembly random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    Larder assemble() {
        TroubleLog troubles = new TroubleLog(LoggerFactory.getLogger(Larder.class), LOG_INTERVAL, time);
        Events events =
                listeners.isEmpty() ? Events.none() : new ListenerEvents(listeners, config.keysInEvents(), troubles);
        OutageReporter reporter = new OutageReporter(events, troubles, time);
        ResilientStore resilient = new ResilientStore(store, ownsStore, outageSettings(), reporter, new DaemonTimer());
        BlockingStore blocking = new BlockingStore(resilient, config.commandTimeout(), waiting);
        AsyncStore async = new AsyncStore(resilient);
        LoadIds loadIds = new LoadIds(new SecureRandom().nextLong());
        TagReach reach = new TagReach(config.keyStart());
        MethodRegistry registry = new MethodRegistry(reach);
        TransactionWork work = new TransactionWork(transactions, outbox, snapshots(resilient, troubles));
        LinkReporter linkReporter = new LinkReporter(events, troubles);
        FleetLink fleet = new FleetLink(
                store, config.keyStart(), config.near(), resilient::isEvictionPending, time, linkReporter);
        Auditor auditor =
                new Auditor(config.audit(), config.leaseTime(), async, resilient::isAnswering, time, observer);
        MethodBinder binder = new MethodBinder(
                config, overrides, registry, codec, resilient, loadIds, random, executor, events, troubles, fleet,
                auditor);
        ReadEngine reads = new ReadEngine(
                blocking,
                async,
                waiting,
                new Flights(),
                () -> new WaitBudget(config.leaseWait(), time, random),
                work,
                executor,
                time,
                observer,
                new BackgroundLoads(config.freshness(), observer),
                new RefreshGate(config.freshness().refreshPause(), time));
        WriteEngine writes = new WriteEngine(
                async,
                waiting,
                work,
                executor,
                time,
                observer,
                codec,
                fleet,
                config.keyStart(),
                reach,
                config.outage().onEvictFailure());
        CacheClient client = new CacheClient(new ClientEngine(
                async,
                waiting,
                executor,
                time,
                loadIds,
                config.leaseTime(),
                new ClientKeys(config.keyStart(), reach),
                new ClientValues(
                        codec, config.maxValueSize(), troubles, () -> registry.counters(ClientValues.METHOD))));
        Larder larder = new Larder(
                config,
                binder,
                reads,
                writes,
                client,
                new Operations(resilient, blocking, reporter, fleet, registry, auditor, listeners));
        startOutbox(
                larder,
                work,
                new TargetEvictor(
                        async, events, config.keyPrefix(), config.keyStart(), reach, () -> anyAnswers(resilient)));
        return larder;
    }

    private Snapshots snapshots(ResilientStore resilient, TroubleLog troubles) {
        Duration lasting = config.transactionTime();
        if (!lasting.isZero() && !resilient.leaveTraces(config.keyStart(), lasting)) {
            troubles.warn(Trouble.NO_TRACES, store.getClass().getName(), "larder.transactionTime has no effect");
            lasting = Duration.ZERO;
        }
        return new Snapshots(lasting, time);
    }

    private static void startOutbox(Larder larder, TransactionWork work, TargetEvictor evictor) {
        try {
            work.start(evictor);
        } catch (RuntimeException e) {
            larder.close();
            throw e;
        }
    }

    private static boolean anyAnswers(ResilientStore store) {
        return store.partitions().stream().anyMatch(partition -> partition.breakerState() == BreakerState.CLOSED);
    }

    private OutageSettings outageSettings() {
        return new OutageSettings(
                config.keyStart(),
                config.commandTimeout(),
                config.patternTimeout(),
                config.pingTimeout(),
                config.outage().breakerFailures(),
                config.outage().probeInterval(),
                config.leaseTime(),
                config.outage().maxPendingEvictions());
    }
}
