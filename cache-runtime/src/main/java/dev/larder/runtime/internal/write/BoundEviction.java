package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.MethodReporter;
import dev.larder.runtime.internal.command.CallingThread;
import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.key.KeyDigest;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.spi.Transactions.Ending;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Evicts for a blocking caller, now or when its transaction has committed. */
public final class BoundEviction implements Eviction {

    private final WriteEngine engine;

    private final EvictionCall call;

    public BoundEviction(MethodReporter reporter, WriteEngine engine) {
        this.engine = engine;
        this.call = new EvictionCall(engine, reporter);
    }

    @Override
    public KeyDigest digest(@Nullable Object value) {
        return KeyDigest.of(value, engine.codec());
    }

    @Override
    public boolean applies(BooleanSupplier condition) {
        return call.applies(condition);
    }

    @Override
    public @Nullable Object orAny(Supplier<? extends @Nullable Object> value) {
        return call.orAny(value);
    }

    @Override
    public long evict(List<EvictionTarget> targets) {
        if (targets.isEmpty()) {
            return 0;
        }
        boolean isDeferred = engine.transactions().defer(ending -> {
            if (ending == Ending.COMMITTED) {
                evictNow(targets);
            }
        });
        return isDeferred ? 0 : evictNow(targets);
    }

    private long evictNow(List<EvictionTarget> targets) {
        CallingThread caller = new CallingThread(engine.waiting());
        return caller.<Long, RuntimeException>await(
                call.begin(targets, engine.observer().caller()), () -> {});
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

    /** Returns the method's name. */
    @Override
    public String toString() {
        return call.reporter().toString();
    }
}
