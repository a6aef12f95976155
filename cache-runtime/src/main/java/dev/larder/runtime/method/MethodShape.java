package dev.larder.runtime.method;

import dev.larder.runtime.key.KeyTemplate;
import dev.larder.runtime.key.TagTemplate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constants that cached and updating methods have in common.
 *
 * @param name the name in statistics and messages, such as {@code UserService.find}
 * @param type the type of the values
 * @param template the template of the keys
 * @param expiry the time to live of the values
 * @param indexed whether keys are indexed for pattern evictions
 * @param tags the templates of the tags that keys carry; the list is copied
 */
public record MethodShape<V>(
        String name, TypeToken<V> type, KeyTemplate template, Expiry expiry, boolean indexed, List<TagTemplate> tags) {

    public MethodShape {
        tags = List.copyOf(tags);
    }

    /** Returns this shape with another expiry. */
    public MethodShape<V> withExpiry(Expiry other) {
        return new MethodShape<>(name, type, template, other, indexed, tags);
    }

    /** The constants that a public builder has collected so far. */
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

        List<TagTemplate> tags = List.of();

        Draft(TypeToken<V> type) {
            this.type = type;
        }

        MethodShape<V> finish() {
            return new MethodShape<>(
                    require(name, "named"),
                    type,
                    require(template, "key"),
                    new Expiry(require(ttl, "ttl"), jitterPercent, staleFor),
                    indexed,
                    tags);
        }

        private <T> T require(@Nullable T value, String setter) {
            if (value == null) {
                throw new IllegalStateException(setter + "(...) is missing" + (name == null ? "" : " for " + name));
            }
            return value;
        }
    }
}
