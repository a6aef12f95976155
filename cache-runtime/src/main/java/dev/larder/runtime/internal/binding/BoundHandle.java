package dev.larder.runtime.internal.binding;

import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The part that the handles of all cached and updating methods share: the keys of a bound method. */
public abstract class BoundHandle<V> {

    private final BoundMethod<V> method;

    protected BoundHandle(BoundMethod<V> method) {
        this.method = method;
    }

    protected final BoundMethod<V> method() {
        return method;
    }

    public final CacheKey key() {
        return method.keys().key();
    }

    public CacheKey key(@Nullable Object value) {
        return method.keys().key(value);
    }

    public final CacheKey key(long value) {
        return method.keys().numberKey(value);
    }

    public CacheKey key(@Nullable Object... values) {
        return method.keys().key(values);
    }

    public KeyDigest digest(@Nullable Object value) {
        return KeyDigest.of(value, method.codec());
    }

    public @Nullable Object orNone(Supplier<? extends @Nullable Object> value) {
        return value.get();
    }

    /** Returns the method's name. */
    @Override
    public final String toString() {
        return method.toString();
    }
}
