package dev.larder.test.store;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.CommandRefusedException;
import dev.larder.runtime.spi.StoreException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A store whose commands are late, lost, repeated, refused or held back: as a script says, or as drawn from a seed.
 *
 * <pre>{@code
 * chaos.on(StoreCommand.READ, Fault.failing());       // each read from now on
 * chaos.next(StoreCommand.EVICT, Fault.replyLost());  // the next eviction only
 * chaos.seed(42, 0.2);                                // one command in five, always the same ones
 * chaos.heal();
 * }</pre>
 *
 * <p>Of a command, the first of these counts: {@link #hold}, {@link #next}, {@link #on}, {@link #seed}. A store without faults
 * carries each command out. Thread-safe.
 */
public final class Chaos extends InterceptedStore {

    private final Map<StoreCommand, Fault> faults = new ConcurrentHashMap<>();

    private final Map<StoreCommand, Queue<Fault>> next = new ConcurrentHashMap<>();

    private final Map<StoreCommand, Queue<HeldCommand>> held = new ConcurrentHashMap<>();

    private final Map<StoreCommand, AtomicInteger> counts = new ConcurrentHashMap<>();

    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    private volatile @Nullable FaultDraw draw;

    private final StoredValues values;

    private Chaos(CacheStore store) {
        super(store);
        this.values = new StoredValues(store, "");
    }

    /** Returns a store in front of another one, without faults. */
    public static Chaos over(CacheStore store) {
        return new Chaos(store);
    }

    /** Lets each further command of a kind meet a fault. */
    public Chaos on(StoreCommand command, Fault fault) {
        faults.put(Objects.requireNonNull(command, "command"), Objects.requireNonNull(fault, "fault"));
        return this;
    }

    /** Lets each further command of any kind meet a fault. */
    public Chaos onAll(Fault fault) {
        Arrays.stream(StoreCommand.values()).forEach(command -> on(command, fault));
        return this;
    }

    /** Lets the next command of a kind meet a fault, once; a second call is for the one after it. */
    public Chaos next(StoreCommand command, Fault fault) {
        next.computeIfAbsent(command, kind -> new ConcurrentLinkedQueue<>())
                .add(Objects.requireNonNull(fault, "fault"));
        return this;
    }

    /**
     * Lets commands meet faults that are drawn from a seed. The fault of the n-th command of a kind on a key depends on
     * nothing but the seed, so that the same calls meet the same faults again, in whatever order threads make them. What a
     * {@code Larder} does by itself after a fault, such as to repeat an eviction, it does by real time.
     *
     * @param share the share of commands that meet one, from 0 to 1
     * @param among the faults to draw from; without any, those that take no command timeout
     */
    public Chaos seed(long seed, double share, Fault... among) {
        draw = new FaultDraw(seed, share, List.of(among));
        return this;
    }

    /** Holds back the next command of a kind; a second call is for the one after it. */
    public HeldCommand hold(StoreCommand command) {
        HeldCommand stopped = new HeldCommand();
        held.computeIfAbsent(command, kind -> new ConcurrentLinkedQueue<>()).add(stopped);
        return stopped;
    }

    /** Ends all faults. Commands that are held back stay so, until the test lets them proceed. */
    public Chaos heal() {
        faults.clear();
        next.clear();
        held.clear();
        draw = null;
        return this;
    }

    /** Returns the values in the store behind this one, by whole keys. Reading and writing them meets no fault. */
    public StoredValues values() {
        return values;
    }

    /** Returns how many commands of a kind have arrived. */
    public int count(StoreCommand command) {
        AtomicInteger count = counts.get(command);
        return count == null ? 0 : count.get();
    }

    /** Returns the commands that met a fault, in order, such as {@code READ user:42:profile: FAILING}. */
    public List<String> log() {
        return List.copyOf(log);
    }

    @Override
    protected <T> CompletionStage<T> intercept(StoreCall<T> call) {
        counts.computeIfAbsent(call.command(), kind -> new AtomicInteger()).incrementAndGet();
        HeldCommand stopped = poll(held, call.command());
        if (stopped != null) {
            log.add(call + ": HELD");
            return stopped.take(call::proceed);
        }
        Fault fault = faultOf(call);
        if (fault == null) {
            return call.proceed();
        }
        log.add(call + ": " + fault);
        return fault instanceof Fault.Late late ? late(call, late) : simple(call, (Fault.Simple) fault);
    }

    private @Nullable Fault faultOf(StoreCall<?> call) {
        Fault scripted = poll(next, call.command());
        if (scripted == null) {
            scripted = faults.get(call.command());
        }
        FaultDraw drawn = draw;
        return scripted != null || drawn == null ? scripted : drawn.faultOf(call);
    }

    private static <E> @Nullable E poll(Map<StoreCommand, Queue<E>> queues, StoreCommand command) {
        Queue<E> queue = queues.get(command);
        return queue == null ? null : queue.poll();
    }

    private static <T> CompletionStage<T> late(StoreCall<T> call, Fault.Late late) {
        return call.proceed()
                .thenCompose(value -> new CompletableFuture<T>()
                        .completeOnTimeout(value, late.time().toNanos(), TimeUnit.NANOSECONDS));
    }

    private static <T> CompletionStage<T> simple(StoreCall<T> call, Fault.Simple fault) {
        return switch (fault) {
            case FAILING -> failed(new StoreException("chaos: connection refused"));
            case FAILING_AFTERWARDS -> call.proceed().thenCompose(value -> broken());
            case REFUSED -> failed(new CommandRefusedException("chaos: out of memory"));
            case LOST -> new CompletableFuture<>();
            case REPLY_LOST -> call.proceed().thenCompose(value -> new CompletableFuture<>());
            case REPEATED -> call.proceed().thenCompose(first -> call.proceed());
            case THROWN -> throw new IllegalStateException("chaos: thrown by a store");
        };
    }

    private static <T> CompletionStage<T> broken() {
        return failed(new StoreException("chaos: connection reset"));
    }

    private static <T> CompletionStage<T> failed(StoreException failure) {
        return CompletableFuture.failedFuture(failure);
    }
}
