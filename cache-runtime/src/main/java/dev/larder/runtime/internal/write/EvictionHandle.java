package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.MethodReporter;
import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.key.KeyDigest;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The part that blocking and asynchronous evictions share. */
abstract class EvictionHandle {

    private final WriteEngine engine;

    private final EvictionCall call;

    /** @param awaitsNear whether evictions end only when no near cache serves the keys any more */
    EvictionHandle(MethodReporter reporter, WriteEngine engine, boolean awaitsNear) {
        this.engine = engine;
        this.call = new EvictionCall(engine, reporter, awaitsNear);
    }

    final WriteEngine engine() {
        return engine;
    }

    final EvictionCall call() {
        return call;
    }

    /** Returns what the outbox keeps of some targets. */
    static List<String> texts(List<EvictionTarget> targets) {
        return targets.stream().map(target -> target.text("")).toList();
    }

    public final KeyDigest digest(@Nullable Object value) {
        return KeyDigest.of(value, engine.codec());
    }

    public final boolean applies(BooleanSupplier condition) {
        return call.applies(condition);
    }

    public final @Nullable Object orAny(Supplier<? extends @Nullable Object> value) {
        return call.orAny(value);
    }

    /** Returns the method's name. */
    @Override
    public final String toString() {
        return call.reporter().toString();
    }
}
