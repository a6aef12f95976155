package dev.larder.runtime.method;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A generic type that can be passed around: {@code new TypeToken<List<User>>() {}}.
 *
 * <p>Immutable; two tokens are equal when their types are.
 *
 * @param <V> the type
 */
public abstract class TypeToken<V> {

    private final Type type;

    /** Captures the type argument of the subclass. */
    protected TypeToken() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType captured)) {
            throw new IllegalStateException("a TypeToken needs its type argument: new TypeToken<List<User>>() {}");
        }
        this.type = captured.getActualTypeArguments()[0];
    }

    private TypeToken(Type type) {
        this.type = Objects.requireNonNull(type, "type");
    }

    /** Returns the token of a class. */
    public static <V> TypeToken<V> of(Class<V> type) {
        return new TypeToken<>(type) {};
    }

    /** Returns the type. */
    public final Type type() {
        return type;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof TypeToken<?> that && type.equals(that.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    /** Returns the type as it is written. */
    @Override
    public final String toString() {
        return type.getTypeName();
    }
}
