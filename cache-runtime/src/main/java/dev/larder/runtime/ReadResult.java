package dev.larder.runtime;

import org.jspecify.annotations.Nullable;

/** What reading a key gave, as one method understands it. */
sealed interface ReadResult<V> {

    /** The answer to the call; {@code null} where absence is remembered. */
    record Answered<V>(@Nullable V value) implements ReadResult<V> {}

    /** Nothing there. */
    record Missing<V>() implements ReadResult<V> {}

    /** Something there that this method would never have stored; to be overwritten. */
    record Rejected<V>() implements ReadResult<V> {}

    /** The same method's load of the key, which the call waited for, threw this. */
    record Failed<V>(Throwable failure) implements ReadResult<V> {}
}
