package dev.larder.runtime;

import dev.larder.runtime.internal.flight.Flight;
import dev.larder.runtime.internal.flight.Landing;
import dev.larder.runtime.internal.flight.Seat;
import dev.larder.runtime.spi.Lookup;

/** What a call that waited for another one's load may make of it; the rule of {@link Seat}, in one place for all calls. */
record FlightSharing<V>(CachedMethod<V> method, MethodBinding<V> binding) {

    /** Returns the answer, or {@link Answer.Missing} when the landing is not for this call. */
    Answer<V> share(CacheKey key, Flight flight, Seat seat, Landing landing) {
        if (landing instanceof Landing.Stored stored) {
            return binding.interpret(key, stored.value());
        }
        if (landing instanceof Landing.Failed failed && flight.loadsFor(method)) {
            return new Answer.Failed<>(failed.failure());
        }
        if (landing instanceof Landing.Unstored unstored && seat == Seat.EARLY && flight.loadsFor(method)) {
            return unstored.value() instanceof Lookup.AbsentHit
                    ? new Answer.Answered<>(null)
                    : binding.interpret(key, unstored.value());
        }
        return new Answer.Missing<>();
    }
}
