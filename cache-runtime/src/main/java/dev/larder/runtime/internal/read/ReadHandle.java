package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.binding.BoundHandle;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.key.UnstableTextException;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part that the handles of all cached methods share. A key that cannot be made must not fail a call that would succeed without
 * a cache, so the failure is told and the key is {@link CacheKey#none}.
 */
abstract class ReadHandle<V> extends BoundHandle<V> {

    ReadHandle(BoundMethod<V> method) {
        super(method);
    }

    @Override
    public final CacheKey key(@Nullable Object value) {
        try {
            return super.key(value);
        } catch (UnstableTextException e) {
            return noKey(e);
        }
    }

    @Override
    public final CacheKey key(@Nullable Object... values) {
        try {
            return super.key(values);
        } catch (UnstableTextException e) {
            return noKey(e);
        }
    }

    @Override
    public final KeyDigest digest(@Nullable Object value) {
        try {
            return super.digest(value);
        } catch (RuntimeException | StackOverflowError e) {
            return none(e);
        }
    }

    @Override
    public final @Nullable Object orNone(Supplier<? extends @Nullable Object> value) {
        try {
            return value.get();
        } catch (RuntimeException | StackOverflowError e) {
            return none(e);
        }
    }

    private CacheKey noKey(Throwable failure) {
        method().reporter().keyFailed(failure);
        return CacheKey.none();
    }

    private KeyDigest none(Throwable failure) {
        method().reporter().keyFailed(failure);
        return KeyDigest.none();
    }
}
