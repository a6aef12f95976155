package dev.larder.runtime.internal.flight;

import dev.larder.runtime.spi.Lookup;

/** The outcome of a flight, which its followers may share; see {@link JoinedAt}. */
public sealed interface LoadOutcome {

    /** The store accepted the value. All calls that joined before it was sent may share it. */
    record Stored(Lookup value) implements LoadOutcome {}

    /** The value was loaded, but not stored. Only calls that joined before the load began may share it. */
    record Unstored(Lookup value) implements LoadOutcome {}

    /** The load threw. */
    record Failed(Throwable failure) implements LoadOutcome {}

    /** There is nothing to share. */
    record Empty() implements LoadOutcome {}
}
