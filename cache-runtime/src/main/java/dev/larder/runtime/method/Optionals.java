package dev.larder.runtime.method;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the {@code Optional}s that methods return. */
public final class Optionals {

    private Optionals() {}

    /** Returns the value inside, or {@code null} for an empty {@code Optional} and for {@code null} in place of one. */
    @SuppressWarnings("OptionalAssignedToNull")
    public static <T> @Nullable T orNull(@Nullable Optional<T> optional) {
        return optional == null ? null : optional.orElse(null);
    }
}
