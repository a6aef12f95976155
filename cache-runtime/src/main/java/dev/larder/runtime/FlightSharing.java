package dev.larder.runtime;

import dev.larder.runtime.internal.flight.Flight;
import dev.larder.runtime.internal.flight.JoinedAt;
import dev.larder.runtime.internal.flight.LoadOutcome;
import dev.larder.runtime.spi.Lookup;

/** What a call that waited for another one's load may make of it; the rule of {@link JoinedAt}, in one place for all calls. */
record FlightSharing<V>(CachedMethod<V> method, MethodBinding<V> binding) {

    /** Returns the answer, or {@link ReadResult.Missing} when the landing is not for this call. */
    ReadResult<V> share(CacheKey key, Flight flight, JoinedAt seat, LoadOutcome landing) {
        if (landing instanceof LoadOutcome.Stored stored) {
            return binding.interpret(key, stored.value());
        }
        if (landing instanceof LoadOutcome.Failed failed && flight.loadsFor(method)) {
            return new ReadResult.Failed<>(failed.failure());
        }
        if (landing instanceof LoadOutcome.Unstored unstored
                && seat == JoinedAt.BEFORE_LOAD
                && flight.loadsFor(method)) {
            return unstored.value() instanceof Lookup.AbsentHit
                    ? new ReadResult.Answered<>(null)
                    : binding.interpret(key, unstored.value());
        }
        return new ReadResult.Missing<>();
    }
}
