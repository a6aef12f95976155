package dev.larder.runtime.key;

import dev.larder.runtime.internal.key.KeyEncoding;
import dev.larder.runtime.internal.key.KeyText;
import dev.larder.runtime.spi.ValueCodec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The segment that the placeholder {@code {argument|sha256}} becomes: {@code sha256-} and the hexadecimal digest of the argument's
 * text or, where it has none, of its stored form; {@code ~} for {@code null}.
 *
 * <p>Its text is always a digest, so that nothing unencoded enters a key. Immutable.
 */
public final class KeyDigest {

    /** What an empty {@link Optional} is digested as; no text is, since it is no UTF-8. */
    private static final byte[] EMPTY = {(byte) 0xFF};

    private static final KeyDigest NONE = new KeyDigest("");

    private final String segment;

    private KeyDigest(String segment) {
        this.segment = segment;
    }

    /** Returns the digest of an argument for which none could be made; a key with it is {@link CacheKey#none}. */
    public static KeyDigest none() {
        return NONE;
    }

    /**
     * Returns the digest of an argument.
     *
     * @param codec gives the stored form of arguments that have no text of their own
     */
    public static KeyDigest of(@Nullable Object value, ValueCodec codec) {
        if (value instanceof Optional<?> optional && optional.isEmpty()) {
            return new KeyDigest(KeyEncoding.digest(EMPTY));
        }
        if (value != null && !KeyText.isStable(value)) {
            return new KeyDigest(KeyEncoding.digest(codec.canonical(value)));
        }
        String text = KeyText.of(value);
        return new KeyDigest(text == null ? KeyEncoding.NULL : KeyEncoding.digest(text));
    }

    /** Returns the key segment; empty for {@link #none}. */
    @Override
    public String toString() {
        return segment;
    }
}
