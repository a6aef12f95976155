package dev.larder.runtime.internal.binding;

import dev.larder.runtime.internal.audit.MethodAudits;
import dev.larder.runtime.key.KeyFactory;
import dev.larder.runtime.method.Freshness;
import dev.larder.runtime.spi.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * A cached or updating method bound to a {@code Larder}.
 *
 * @param constants the method's constants; calls with the same object belong to the same method
 * @param keys makes the method's keys
 * @param codec gives the stored form of arguments for digests
 * @param freshness how values are kept fresh; {@code null} when their TTL alone decides
 * @param near the values that are kept in this JVM; {@code null} when none are
 * @param audits audits a share of the hits; {@code null} when none are audited
 * @param predictor predicts whether the next call misses
 * @param enabled whether the cache is used; otherwise reads load, and updates only evict
 */
public record BoundMethod<V>(
        Object constants,
        KeyFactory keys,
        ValueCodec codec,
        MethodValues<V> values,
        LeaseRequests leases,
        @Nullable Freshness freshness,
        @Nullable NearValues<V> near,
        MethodReporter reporter,
        @Nullable MethodAudits<V> audits,
        MissPredictor predictor,
        LoadGate gate,
        boolean enabled) {

    /** Returns whether a caller waits for a load for a limited time only. */
    public boolean hasDeadline() {
        return freshness != null && freshness.hasDeadline();
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return reporter.toString();
    }
}
