package dev.larder.runtime.internal.flight;

import dev.larder.runtime.spi.Lookup;

/** How a flight ended. */
public sealed interface Landing {

    /** The store accepted the value: for everybody who joined before the store was sent. */
    record Stored(Lookup value) implements Landing {}

    /** Loaded, but not stored: only for those who joined before the load began. */
    record Unstored(Lookup value) implements Landing {}

    /** The load threw. */
    record Failed(Throwable failure) implements Landing {}

    /** There is nothing to share. */
    record Empty() implements Landing {}
}
