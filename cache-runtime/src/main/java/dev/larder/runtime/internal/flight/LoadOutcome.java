package dev.larder.runtime.internal.flight;

import dev.larder.runtime.spi.Lookup;

/** How a flight ended. */
public sealed interface LoadOutcome {

    /** The store accepted the value: for everybody who joined before the store was sent. */
    record Stored(Lookup value) implements LoadOutcome {}

    /** Loaded, but not stored: only for those who joined before the load began. */
    record Unstored(Lookup value) implements LoadOutcome {}

    /** The load threw. */
    record Failed(Throwable failure) implements LoadOutcome {}

    /** There is nothing to share. */
    record Empty() implements LoadOutcome {}
}
