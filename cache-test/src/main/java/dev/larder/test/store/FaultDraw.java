package dev.larder.test.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Draws the fault of each command from a seed. Commands of one kind and key are numbered. Thread-safe. */
final class FaultDraw {

    /** Without those that keep a caller waiting for the whole command timeout. */
    private static final List<Fault> QUICK = List.of(
            Fault.failing(),
            Fault.failingAfterwards(),
            Fault.refused(),
            Fault.repeated(),
            Fault.late(Duration.ofMillis(2)));

    private final long seed;

    private final double share;

    private final List<Fault> among;

    private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();

    FaultDraw(long seed, double share, List<Fault> among) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1 but is " + share);
        }
        this.seed = seed;
        this.share = share;
        this.among = among.isEmpty() ? QUICK : among;
    }

    @Nullable
    Fault faultOf(StoreCall<?> call) {
        String kind = call.toString();
        int number = numbers.computeIfAbsent(kind, first -> new AtomicInteger()).getAndIncrement();
        SplittableRandom random = new SplittableRandom(seed ^ (((long) kind.hashCode() << 32) + number));
        return random.nextDouble() < share ? among.get(random.nextInt(among.size())) : null;
    }
}
