package dev.larder.runtime.resilience.fuzz;

import com.sun.management.ThreadMXBean;
import dev.larder.runtime.Larder;
import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Lets cached methods of several types find hostile values in the store: each must be a miss, or a value of the method's
 * type by luck; none may make an object of a class that the type does not name; and none may cost much more memory than
 * it has bytes.
 *
 * <pre>{@code ValueFuzz 100000 7}</pre>
 *
 * <p>The arguments are how many values, and the seed. Exits with 1 when a value did what it must not.
 */
public final class ValueFuzz implements AutoCloseable {

    /** Bytes that a call may allocate for each byte of the value: text is held as characters, and once more as objects. */
    private static final long FACTOR = 64;

    /** Bytes that a call may allocate besides. */
    private static final long BESIDES = 1 << 20;

    private static final int WARMUP = 500;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final HostileValues values;

    private final Map<HostileValues.Kind, Tally> tallies = new EnumMap<>(HostileValues.Kind.class);

    private final Larder larder;

    private final List<Reading> readings;

    /** What the store holds. */
    private byte[] stored = {};

    private ValueFuzz(long seed) {
        byte[] valid = JacksonValueCodec.create().<Order>format(Order.class).encode(Order.of(7));
        this.values = new HostileValues(seed, valid, LarderConfig.DEFAULTS.maxValueSize());
        this.larder =
                Larder.builder().store(hostile(InMemoryCacheStore.create())).open();
        this.readings = List.of(
                reading("order", TypeToken.of(Order.class), Order.of(1)),
                reading("orders", new TypeToken<List<Order>>() {}, List.of(Order.of(1))),
                reading("numbers", new TypeToken<Map<String, BigInteger>>() {}, Map.of("a", BigInteger.ONE)));
        for (HostileValues.Kind kind : HostileValues.Kind.values()) {
            tallies.put(kind, new Tally());
        }
    }

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 7;
        Outcome outcome = run(count, seed);
        System.out.println(outcome);
        System.exit(outcome.failures() == 0 ? 0 : 1);
    }

    static Outcome run(int count, long seed) {
        // The first values make classes of ours load, which is no cost of theirs.
        try (ValueFuzz warmup = new ValueFuzz(seed)) {
            for (int i = 0; i < WARMUP; i++) {
                warmup.attempt(warmup.values.next());
            }
        }
        try (ValueFuzz fuzz = new ValueFuzz(seed)) {
            for (int i = 0; i < count; i++) {
                fuzz.attempt(fuzz.values.next());
            }
            return new Outcome(count, seed, Canary.Signs.SEEN.get(), Map.copyOf(fuzz.tallies));
        }
    }

    @Override
    public void close() {
        larder.close();
    }

    private void attempt(HostileValues.Value value) {
        Tally tally = tallies.get(value.kind());
        stored = value.bytes();
        for (Reading reading : readings) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            boolean missed = reading.misses();
            tally.add(
                    value,
                    missed,
                    THREADS.getCurrentThreadAllocatedBytes() - before <= FACTOR * stored.length + BESIDES);
        }
    }

    private <V> Reading reading(String name, TypeToken<V> type, V loaded) {
        ReadThrough<V> find = larder.readThrough(CachedMethod.returning(type)
                .named(name)
                .key(name)
                .ttl(Duration.ofMinutes(1))
                .build());
        return () -> find.get(find.key(), () -> loaded) == loaded;
    }

    /** Returns a store that gives the hostile value to each read and request for its lease, as one on Redis would, and is otherwise as it is. */
    private CacheStore hostile(CacheStore store) {
        return (CacheStore) Proxy.newProxyInstance(
                CacheStore.class.getClassLoader(), new Class<?>[] {CacheStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("read")) {
                        Lookup found = Signature.classify(stored);
                        return CompletableFuture.completedFuture(found);
                    }
                    if (method.getName().equals("acquire")
                            && !(((LeaseRequest) arguments[0]).claim() instanceof Claim.Always)
                            && !(Signature.classify(stored) instanceof Lookup.Miss)) {
                        Acquisition found = new Acquisition.Found(Signature.classify(stored));
                        return CompletableFuture.completedFuture(found);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** A cached method of some type. */
    private interface Reading {
        boolean misses();
    }

    /** What came of the values of one kind. */
    static final class Tally {

        private long misses;

        private long luck;

        private long wrong;

        private long greedy;

        private long largest;

        private void add(HostileValues.Value value, boolean missed, boolean modest) {
            largest = Math.max(largest, value.bytes().length);
            greedy += modest ? 0 : 1;
            if (missed) {
                misses++;
            } else if (value.kind().mayBeValid()) {
                luck++;
            } else {
                wrong++;
            }
        }

        @Override
        public String toString() {
            return "%,d misses, %,d valid by luck, %d wrongly taken for values, %d too costly; the largest %,d bytes"
                    .formatted(misses, luck, wrong, greedy, largest);
        }
    }

    /** What came of all. */
    record Outcome(int values, long seed, int canaries, Map<HostileValues.Kind, Tally> tallies) {

        long failures() {
            return canaries
                    + tallies.values().stream()
                            .mapToLong(tally -> tally.wrong + tally.greedy)
                            .sum();
        }

        @Override
        public String toString() {
            StringBuilder text =
                    new StringBuilder("%,d values from seed %d, read as 3 types; %d signs of a foreign class%n"
                            .formatted(values, seed, canaries));
            tallies.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> text.append("%-15s %s%n".formatted(entry.getKey(), entry.getValue())));
            return text.toString();
        }
    }
}
