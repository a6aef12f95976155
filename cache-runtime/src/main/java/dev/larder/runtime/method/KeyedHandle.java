package dev.larder.runtime.method;

import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyDigest;
import org.jspecify.annotations.Nullable;

/** A method bound to a {@code Larder}, which makes the keys of its template. Thread-safe. */
public sealed interface KeyedHandle
        permits ReadThrough,
                BatchReadThrough,
                AsyncReadThrough,
                AsyncBatchReadThrough,
                WriteThrough,
                BatchWriteThrough,
                AsyncWriteThrough,
                AsyncBatchWriteThrough,
                EntryHandle {

    /** Returns the key of a method whose template has no placeholder. */
    CacheKey key();

    /**
     * Returns the key of one argument.
     *
     * @throws IllegalArgumentException when the template does not have exactly one placeholder, or the argument has no
     *     stable text
     */
    CacheKey key(@Nullable Object value);

    /**
     * Returns the key of some arguments, one a placeholder, in order.
     *
     * @throws IllegalArgumentException when the template has another number of placeholders, or an argument has no stable
     *     text
     */
    CacheKey key(@Nullable Object... values);

    /** Returns the segment that {@code {value|sha256}} becomes in a key. */
    KeyDigest digest(@Nullable Object value);
}
