package dev.larder.test;

import dev.larder.runtime.Larder;
import java.util.Objects;

/**
 * Entry point of assertions about a cache, to be imported beside AssertJ's own, of which they need nothing:
 *
 * <pre>{@code
 * import static dev.larder.test.LarderAssertions.assertThat;
 * import static org.assertj.core.api.Assertions.assertThat;
 * }</pre>
 *
 * <p>Import both by name, as here, or both with a star: a name hides what a star imports.
 */
public final class LarderAssertions {

    private LarderAssertions() {}

    /** Begins assertions about a cache. */
    public static LarderAssert assertThat(Larder larder) {
        return new LarderAssert(Objects.requireNonNull(larder, "larder"));
    }
}
