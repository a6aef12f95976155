package dev.larder.runtime.internal.audit;

import dev.larder.runtime.internal.readback.StoredComparison;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method as its audits see it. Thread-safe.
 *
 * @param name its name, as in statistics
 * @param format writes and reads its values
 * @param lifetimes tell the age of its values
 * @param reporter is told of its audits
 */
public record AuditedMethod<V>(String name, ValueFormat<V> format, Lifetimes lifetimes, AuditReporter reporter) {

    /** Returns the form in which the store would hold a value. */
    Lookup encode(@Nullable V value) {
        return value == null ? Lookup.absent() : Lookup.hit(format.encode(value));
    }

    /** Returns what differs between two stored forms; nothing when they hold the same. */
    Optional<String> difference(Lookup one, Lookup other) throws RejectedValueException {
        return new StoredComparison<>(format).difference(bytes(one), bytes(other));
    }

    private static byte @Nullable [] bytes(Lookup lookup) {
        return lookup instanceof Lookup.Hit hit ? hit.value() : null;
    }
}
