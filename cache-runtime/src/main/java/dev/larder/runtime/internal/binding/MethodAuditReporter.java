package dev.larder.runtime.internal.binding;

import dev.larder.runtime.internal.audit.AuditReporter;
import dev.larder.runtime.internal.event.Events;
import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.stats.Counter;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.CacheEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Reports the audits of one method: to its counters, to listeners and to the log. Thread-safe. */
final class MethodAuditReporter implements AuditReporter {

    private final String name;

    private final MethodCounters counters;

    private final Events events;

    private final TroubleLog troubles;

    private final AtomicBoolean toldOfIncomparable = new AtomicBoolean();

    MethodAuditReporter(String name, MethodCounters counters, Events events, TroubleLog troubles) {
        this.name = name;
        this.counters = counters;
        this.events = events;
        this.troubles = troubles;
    }

    @Override
    public void begun() {
        counters.increment(Counter.AUDITS);
    }

    @Override
    public void skipped() {
        counters.increment(Counter.SKIPPED_AUDITS);
    }

    @Override
    public void agreed() {
        counters.increment(Counter.AUDITS_AGREED);
    }

    @Override
    public void undecided() {
        counters.increment(Counter.AUDITS_UNDECIDED);
    }

    @Override
    public void loadFailed(CacheKey key, Throwable failure) {
        undecided();
        troubles.warnWithTrace(Trouble.AUDIT_FAILED, name, key.name(), failure);
    }

    /** {@inheritDoc} The log has one line for the method, since the cause is the method. */
    @Override
    public void incomparable(CacheKey key, String difference) {
        undecided();
        if (!toldOfIncomparable.getAndSet(true)) {
            troubles.warn(
                    Trouble.AUDIT_INCOMPARABLE,
                    name,
                    key.name(),
                    difference + ". Its values cannot be audited: set larder.method." + name
                            + ".auditShare to 0%, or return the"
                            + " same value for the same row, see docs/auditor.md#not-comparable. Further such audits of the"
                            + " method are only counted");
        }
    }

    @Override
    public void foundStale(CacheKey key, @Nullable Duration age, String difference, boolean isRepaired) {
        counters.increment(Counter.FOUND_STALE);
        if (isRepaired) {
            counters.increment(Counter.STALE_REPAIRED);
        }
        troubles.warn(
                Trouble.FOUND_STALE,
                name,
                key.name(),
                difference + (age == null ? "" : ", stored at most " + age.toSeconds() + " s ago")
                        + (isRepaired ? "; removed" : "") + ". See docs/auditor.md#findings");
        events.tell(() -> new CacheEvent.FoundStale(name, events.shown(key.name()), age, difference, isRepaired));
    }
}
