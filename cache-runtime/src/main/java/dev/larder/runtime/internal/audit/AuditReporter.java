package dev.larder.runtime.internal.audit;

import dev.larder.runtime.key.CacheKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is told of the audits of one method. Differences name properties and classes, never values. Thread-safe. */
public interface AuditReporter {

    /** Reports an audit that begins. It ends by exactly one of the methods below, except {@link #skipped}. */
    void begun();

    /** Reports a drawn hit that is not audited, since enough audits run. */
    void skipped();

    /** Reports that the store holds what the source says. */
    void agreed();

    /** Reports that an audit ended without a verdict. */
    void undecided();

    /** Reports that an audit ended without a verdict, because its load threw. */
    void loadFailed(CacheKey key, Throwable failure);

    /** Reports that an audit ended without a verdict, because each load gave another value. */
    void incomparable(CacheKey key, String difference);

    /**
     * Reports that the store holds another value than the source.
     *
     * @param age maximum time for which the value has been stored; {@code null} when that is unknown
     * @param isRepaired whether the value was removed
     */
    void foundStale(CacheKey key, @Nullable Duration age, String difference, boolean isRepaired);
}
