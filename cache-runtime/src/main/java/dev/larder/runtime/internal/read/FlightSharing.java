package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.binding.ReadResult;
import dev.larder.runtime.internal.flight.Flight;
import dev.larder.runtime.internal.flight.JoinedAt;
import dev.larder.runtime.internal.flight.LoadOutcome;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.Lookup;

/** Decides what a call may use of another call's load: the rule of {@link JoinedAt} for all calls. */
record FlightSharing<V>(BoundMethod<V> method) {

    /** Returns the result for this call; {@link ReadResult.Missing} when the outcome is not for it. */
    ReadResult<V> share(CacheKey key, Flight flight, JoinedAt joinedAt, LoadOutcome outcome) {
        if (outcome instanceof LoadOutcome.Stored stored) {
            return method.values().interpret(key, stored.value());
        }
        if (outcome instanceof LoadOutcome.Failed failed && flight.loadsFor(method.constants())) {
            return new ReadResult.Failed<>(failed.failure());
        }
        if (outcome instanceof LoadOutcome.Unstored unstored
                && joinedAt == JoinedAt.BEFORE_LOAD
                && flight.loadsFor(method.constants())) {
            return unstored.value() instanceof Lookup.AbsentHit
                    ? new ReadResult.Answered<>(null)
                    : method.values().interpret(key, unstored.value());
        }
        return new ReadResult.Missing<>();
    }
}
