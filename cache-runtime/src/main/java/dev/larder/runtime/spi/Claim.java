package dev.larder.runtime.spi;

import java.time.Duration;

/** What a load may take the place of. A lease of another load that is under way is respected in any case. */
public sealed interface Claim {

    /** The claim to a place where nothing is. */
    Claim EMPTY_PLACE = new EmptyPlace();

    /** The claim to a place, whatever is there. */
    Claim ANYTHING = new Anything();

    /** Only a place where nothing is: the caller found none, and takes what is there by now. */
    record EmptyPlace() implements Claim {}

    /** Whatever is there: the caller cannot use it. */
    record Anything() implements Claim {}

    /**
     * A place where nothing is, or a value that will be gone soon: the caller needs a newer one.
     *
     * @param left how long the value may still live, at the most
     */
    record Stale(Duration left) implements Claim {}

    /**
     * Only a value that will be gone soon: the caller brings a newer one in good time, and nothing where nothing is.
     *
     * @param left how long the value may still live, at the most
     */
    record Refresh(Duration left) implements Claim {}
}
