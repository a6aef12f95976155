package dev.larder.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What cached and updating methods have in common.
 *
 * @param name for statistics and messages
 * @param type of the values
 * @param template of the keys
 * @param expiry of the values
 * @param indexed whether keys are indexed for pattern evictions
 */
record MethodShape<V>(String name, TypeToken<V> type, KeyTemplate template, Expiry expiry, boolean indexed) {

    MethodShape<V> withExpiry(Expiry other) {
        return new MethodShape<>(name, type, template, other, indexed);
    }

    /** A shape in the making, behind the public builders. */
    static final class Draft<V> {

        private final TypeToken<V> type;

        @Nullable
        String name;

        @Nullable
        KeyTemplate template;

        @Nullable
        Duration ttl;

        Duration staleFor = Duration.ZERO;

        int jitterPercent;
        boolean indexed = true;

        Draft(TypeToken<V> type) {
            this.type = type;
        }

        MethodShape<V> finish() {
            return new MethodShape<>(
                    require(name, "named"),
                    type,
                    require(template, "key"),
                    new Expiry(require(ttl, "ttl"), jitterPercent, staleFor),
                    indexed);
        }

        private <T> T require(@Nullable T value, String setter) {
            if (value == null) {
                throw new IllegalStateException(setter + "(...) is missing" + (name == null ? "" : " for " + name));
            }
            return value;
        }
    }
}
