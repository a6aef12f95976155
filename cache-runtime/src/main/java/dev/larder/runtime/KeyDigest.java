package dev.larder.runtime;

import dev.larder.runtime.internal.key.KeyEncoding;
import dev.larder.runtime.internal.key.KeyText;
import dev.larder.runtime.spi.ValueCodec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the hole {@code {argument|sha256}} puts into a key: {@code sha256-} and the hexadecimal digest of the argument's
 * text or, where it has none, of its stored form; {@code ~} for {@code null}.
 *
 * <p>Made by {@link ReadThrough#digest}, {@link WriteThrough#digest} and {@link Eviction#digest} only, so that nothing
 * else enters a key unencoded. Immutable.
 */
public final class KeyDigest {

    /** What an empty {@link Optional} is digested as; no text is, since it is no UTF-8. */
    private static final byte[] EMPTY = {(byte) 0xFF};

    private final String segment;

    private KeyDigest(String segment) {
        this.segment = segment;
    }

    static KeyDigest of(@Nullable Object value, ValueCodec codec) {
        if (value instanceof Optional<?> optional && optional.isEmpty()) {
            return new KeyDigest(KeyEncoding.digest(EMPTY));
        }
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
