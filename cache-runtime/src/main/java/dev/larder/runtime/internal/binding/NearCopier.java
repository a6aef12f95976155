package dev.larder.runtime.internal.binding;

import dev.larder.runtime.internal.readback.ReadBack;
import dev.larder.runtime.internal.readback.StateComparison;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies the near values of one method for its callers. Each value that is kept for that is compared with what was decoded. From the first
 * one on that differs, or cannot be copied, nothing is copied any more: a constructor may change what it is given each time, and a class
 * may have more state than when its copier was compiled. Thread-safe.
 */
final class NearCopier<V> {

    private final UnaryOperator<V> copier;

    private volatile boolean isTrusted = true;

    NearCopier(UnaryOperator<V> copier) {
        this.copier = copier;
    }

    /**
     * Returns a copy that nobody else has, of which further copies are made; {@code null} when there are none.
     *
     * @param decoded belongs to the caller alone
     */
    @Nullable
    V original(V decoded) {
        V copy = copy(decoded);
        if (copy != null && !isFaithful(decoded, copy)) {
            isTrusted = false;
            return null;
        }
        return copy;
    }

    /** Returns a copy of an original for a caller; {@code null} when there are no copies any more. */
    @Nullable
    V copy(V original) {
        if (!isTrusted) {
            return null;
        }
        try {
            V copy = copier.apply(original);
            if (copy != null && copy != original) {
                return copy;
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // The caller's value is decoded instead. A generated copier may be older than the class of the value.
        }
        isTrusted = false;
        return null;
    }

    private static boolean isFaithful(Object decoded, Object copy) {
        try {
            return new StateComparison(ReadBack.MAX_OBJECTS)
                    .difference(decoded, copy)
                    .isEmpty();
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        }
    }
}
