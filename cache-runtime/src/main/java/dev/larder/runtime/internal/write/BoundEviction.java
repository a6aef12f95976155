package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.MethodReporter;
import dev.larder.runtime.internal.command.CallingThread;
import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.spi.EvictionOutbox.Entry;
import dev.larder.runtime.spi.Transactions.Ending;
import java.util.List;
import java.util.function.Supplier;

/** Evicts for a blocking caller, now or when its transaction has committed. */
public final class BoundEviction extends EvictionHandle implements Eviction {

    public BoundEviction(MethodReporter reporter, WriteEngine engine, boolean awaitsNear) {
        super(reporter, engine, awaitsNear);
    }

    @Override
    public long evict(List<EvictionTarget> targets) {
        if (targets.isEmpty()) {
            return 0;
        }
        boolean isDeferred = engine().transactions().defer(() -> texts(targets), (ending, entry) -> {
            if (ending == Ending.COMMITTED) {
                evictNow(targets, entry);
            }
        });
        return isDeferred ? 0 : evictNow(targets, Entry.NONE);
    }

    private long evictNow(List<EvictionTarget> targets, Entry entry) {
        CallingThread caller = new CallingThread(engine().waiting());
        return caller.<Long, RuntimeException>await(
                call().begin(targets, engine().observer().caller(), entry), () -> {});
    }

    @Override
    public void evictAfter(Throwable thrown, Supplier<List<EvictionTarget>> targets) {
        try {
            evict(targets.get());
        } catch (Throwable e) {
            suppress(thrown, e);
        }
    }

    /** Adds a failure to an earlier one, unless they are the same. */
    static void suppress(Throwable earlier, Throwable later) {
        if (earlier != later) {
            earlier.addSuppressed(later);
        }
    }
}
