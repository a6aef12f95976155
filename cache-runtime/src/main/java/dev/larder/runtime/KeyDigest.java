package dev.larder.runtime;

import dev.larder.runtime.internal.key.KeyEncoding;
import dev.larder.runtime.internal.key.KeyText;
import dev.larder.runtime.spi.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * What the hole {@code {argument|sha256}} puts into a key: {@code sha256-} and the hexadecimal digest of the argument's
 * text or, where it has none, of its stored form; {@code ~} for {@code null}.
 *
 * <p>Made by {@link ReadThrough#digest}, {@link WriteThrough#digest} and {@link Eviction#digest} only, so that nothing
 * else enters a key unencoded. Immutable.
 */
public final class KeyDigest {

    private final String segment;

    private KeyDigest(String segment) {
        this.segment = segment;
    }

    static KeyDigest of(@Nullable Object value, ValueCodec codec) {
        if (value != null && !KeyText.isStable(value)) {
            return new KeyDigest(KeyEncoding.digest(codec.canonical(value)));
        }
        String text = KeyText.of(value);
        return new KeyDigest(text == null ? KeyEncoding.NULL : KeyEncoding.digest(text));
    }

    /** Returns the key segment. */
    @Override
    public String toString() {
        return segment;
    }
}
