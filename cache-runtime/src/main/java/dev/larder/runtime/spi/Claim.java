package dev.larder.runtime.spi;

import java.time.Duration;

/** The contents of a key that a load may replace. A live lease of another load is respected in any case. Immutable. */
public sealed interface Claim {

    /** A load may replace nothing. */
    Claim IF_ABSENT = new IfAbsent();

    /** A load may replace any value. */
    Claim ALWAYS = new Always();

    /** A load runs only when the key holds nothing: its caller found no value, and takes one that came later. */
    record IfAbsent() implements Claim {}

    /** A load may replace any value: its caller cannot use the value that is there. */
    record Always() implements Claim {}

    /**
     * A load runs when the key holds nothing, and may replace a value that ends soon: its caller needs a newer one.
     *
     * @param left maximum time that the replaced value has left
     */
    record Stale(Duration left) implements Claim {}

    /**
     * A load may replace a value that ends soon, and does not run when the key holds nothing.
     *
     * @param left maximum time that the replaced value has left
     */
    record Refresh(Duration left) implements Claim {}
}
