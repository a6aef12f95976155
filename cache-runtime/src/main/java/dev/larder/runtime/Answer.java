package dev.larder.runtime;

import org.jspecify.annotations.Nullable;

/** What reading a key gave, as one method understands it. */
sealed interface Answer<V> {

    /** The answer to the call; {@code null} where absence is remembered. */
    record Answered<V>(@Nullable V value) implements Answer<V> {}

    /** Nothing there. */
    record Missing<V>() implements Answer<V> {}

    /** Something there that this method would never have stored; to be overwritten. */
    record Rejected<V>() implements Answer<V> {}

    /** The same method's load of the key, which the call waited for, threw this. */
    record Failed<V>(Throwable failure) implements Answer<V> {}
}
