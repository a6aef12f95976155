package dev.larder.runtime.method;

import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyDigest;
import java.util.function.Supplier;
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
     * Returns the key of a number, the same as {@link #key(Object)} does, without making an object of the number.
     *
     * @throws IllegalArgumentException when the template does not have exactly one placeholder
     */
    CacheKey key(long value);

    /**
     * Returns the key of a character, the same as {@link #key(Object)} does. Without this method a character would be taken for the
     * number of its code.
     *
     * @throws IllegalArgumentException when the template does not have exactly one placeholder
     */
    default CacheKey key(char value) {
        return key((Object) value);
    }

    /**
     * Returns the key of some arguments, one a placeholder, in order.
     *
     * @throws IllegalArgumentException when the template has another number of placeholders, or an argument has no stable
     *     text
     */
    CacheKey key(@Nullable Object... values);

    /**
     * Returns the segment that {@code {value|sha256}} becomes in a key. Where none can be made, a read gets
     * {@link KeyDigest#none}, so that its call goes past the cache, and an update throws before its method is called.
     *
     * @throws dev.larder.runtime.spi.UnsupportedValueException by updates
     */
    KeyDigest digest(@Nullable Object value);

    /**
     * Returns the value of a placeholder whose computation may throw. Where it throws, a read gets {@link KeyDigest#none}, and an
     * update throws the same exception.
     */
    @Nullable
    Object orNone(Supplier<? extends @Nullable Object> value);
}
