package dev.larder.runtime.internal.audit;

import dev.larder.runtime.key.CacheKey;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Draws the hits of one method that are audited. A hit that {@link #isDrawn} is audited by {@link #begin}. Thread-safe.
 *
 * @param <V> the type of the values
 */
public final class MethodAudits<V> {

    private static final double INTS = 0x1p32;

    private final AuditedMethod<V> method;

    /** A hit is drawn when a random {@code int} is below this. */
    private final int below;

    private final Auditor auditor;

    /** @param share the share of the hits that are drawn, from 0 to 1 */
    public MethodAudits(AuditedMethod<V> method, double share, Auditor auditor) {
        this.method = method;
        this.below = (int) Math.min(Integer.MAX_VALUE, Integer.MIN_VALUE + share * INTS);
        this.auditor = auditor;
    }

    /** Returns whether to audit a hit. It is asked for each hit, and captures nothing. */
    public boolean isDrawn() {
        return ThreadLocalRandom.current().nextInt() < below;
    }

    /** Begins an audit of a key in the background, unless enough of them run. The caller is in no transaction. */
    public void begin(CacheKey key, Source<V> source) {
        if (!auditor.isAnswering()) {
            return;
        }
        if (!auditor.admits()) {
            method.reporter().skipped();
            return;
        }
        method.reporter().begun();
        new Audit<>(method, auditor, key, source, auditor.observer().caller()).begin();
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.name();
    }
}
