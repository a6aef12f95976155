package dev.larder.runtime;

import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.flight.Flight;
import dev.larder.runtime.internal.flight.Flights;
import dev.larder.runtime.internal.flight.Landing;
import dev.larder.runtime.internal.flight.Seat;
import dev.larder.runtime.internal.time.Patience;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreRequest;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One call that missed, or that is expected to: it leads the load of its key, or follows another caller's.
 *
 * <p>Every wait ends: commands have deadlines, and all waiting for others comes out of one {@link Patience}. So loads that
 * wait for each other, across threads and keys, end as loads without storing.
 */
final class MissedRead<V, X extends Throwable> {

    private final CachedMethod<V> method;

    private final MethodBinding<V> binding;

    private final Flights flights;

    private final CacheKey key;

    private final Loader<? extends @Nullable V, X> loader;

    private final Predicate<? super V> unless;

    private final Patience patience;

    private @Nullable Lease lease;

    /** Whether nobody knows yet if it is a hit or a miss. */
    private boolean unread;

    /** Whether the caller goes on while its value is stored. */
    private boolean storesMeanwhile;

    MissedRead(
            CachedMethod<V> method,
            MethodBinding<V> binding,
            CacheKey key,
            Loader<? extends @Nullable V, X> loader,
            Predicate<? super V> unless) {
        this.method = method;
        this.binding = binding;
        this.flights = binding.context().flights();
        this.key = key;
        this.loader = loader;
        this.unless = unless;
        this.patience = binding.context().newPatience();
    }

    /**
     * Answers a call that is expected to miss, with as few waits as can be. It has not read: what the request for the lease
     * meets tells whether it is a hit or a miss. Nor does it wait until its value is stored.
     */
    @Nullable
    V resolveUnread() throws X {
        unread = true;
        storesMeanwhile = true;
        return resolve(new Answer.Missing<>());
    }

    /** Answers a call that has read, and counted the miss. */
    @Nullable
    V resolve(Answer<V> firstAnswer) throws X {
        Answer<V> answer = firstAnswer;
        do {
            Flight flight = flights.begin(key.name(), method);
            if (flight != null) {
                return lead(flight, answer instanceof Answer.Rejected);
            }
            count(answer);
            Flight other = flights.of(key.name());
            if (other != null) {
                if (other.isLedByCaller()) {
                    // The loader asks for the very key that it loads.
                    break;
                }
                answer = follow(other);
            }
            if (answer instanceof Answer.Answered<V> answered) {
                return answered.value();
            }
        } while (!patience.isOver());
        return binding.load(key, loader);
    }

    private @Nullable V lead(Flight flight, boolean rejected) throws X {
        try (flight) {
            try {
                Answer<V> found = contend(rejected);
                if (found instanceof Answer.Answered<V> answered) {
                    return answered.value();
                }
            } catch (CommandFailedException e) {
                count(new Answer.Missing<>());
                binding.commandFailed(key, e);
                // Who comes now can see for itself that the store fails; who waits already shares this load.
                flight.closeDoors();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return load(flight);
        }
    }

    /**
     * Asks for the lease until it is granted, a value is there or patience is over. Asking again also reads, and takes
     * over from a load that failed.
     */
    private Answer<V> contend(boolean rejected) throws CommandFailedException, InterruptedException {
        LeaseRequest request =
                binding.leaseRequest(key, binding.context().loadIds().next(), rejected);
        while (true) {
            Acquisition acquisition = binding.context().store().acquire(request);
            Answer<V> answer = acquisition instanceof Acquisition.Found found
                    ? binding.interpret(key, found.found())
                    : new Answer.Missing<>();
            count(answer);
            if (acquisition instanceof Acquisition.Own own) {
                lease = own.lease();
                // Of callers of one key that wait for this load, nothing is to be learned about other keys.
                binding.forecast().missed();
                return answer;
            }
            if (acquisition instanceof Acquisition.Found) {
                if (answer instanceof Answer.Answered || request.claim() instanceof Claim.Anything) {
                    return answer;
                }
                request = binding.leaseRequest(key, request.loadId(), true);
            } else if (!patience.pause()) {
                return answer;
            }
        }
    }

    /** Counts the call as the hit or miss that its first answer makes it, unless that is done. */
    private void count(Answer<V> first) {
        if (!unread) {
            return;
        }
        unread = false;
        if (first instanceof Answer.Answered<V> answered) {
            binding.answered(key, answered.value());
        } else {
            binding.miss(key);
        }
    }

    private @Nullable V load(Flight flight) throws X {
        flight.beginLoad();
        V value;
        boolean wanted;
        try {
            value = binding.load(key, loader);
            wanted = lease != null && (value == null || !unless.test(value));
        } catch (Throwable failure) {
            giveLeaseBack();
            flight.land(landingOf(failure));
            throw failure;
        }
        Lookup encoded = wanted || flight.hasPassengers() ? binding.encode(key, value) : Lookup.miss();
        StoreRequest request = wanted && lease != null ? binding.storing(key, lease, encoded) : null;
        if (request == null) {
            giveLeaseBack();
            flight.land(unstored(encoded));
        } else {
            store(flight, request, encoded);
        }
        return value;
    }

    private void store(Flight flight, StoreRequest request, Lookup encoded) {
        // Before the store is sent: see Seat.NONE.
        flight.closeDoors();
        if (storesMeanwhile && !binding.context().guard().isStoringMuch()) {
            flight.landLater(binding.storeMeanwhile(key, request).thenApply(stored -> landing(stored, encoded)));
        } else {
            flight.land(landing(binding.store(key, request), encoded));
        }
    }

    private static Landing landing(boolean stored, Lookup encoded) {
        return stored ? new Landing.Stored(encoded) : unstored(encoded);
    }

    private static Landing unstored(Lookup encoded) {
        return encoded instanceof Lookup.Miss ? new Landing.Empty() : new Landing.Unstored(encoded);
    }

    /** What is wrong with this thread alone is not shared with others. */
    private static Landing landingOf(Throwable failure) {
        boolean ownTrouble = failure instanceof Error
                || failure instanceof InterruptedException
                || Thread.currentThread().isInterrupted();
        return ownTrouble ? new Landing.Empty() : new Landing.Failed(failure);
    }

    private void giveLeaseBack() {
        if (lease != null) {
            binding.context().store().releaseLater(key.name(), lease);
        }
    }

    /** Waits for another caller's flight, and reads again when its outcome is not for this call. */
    private Answer<V> follow(Flight flight) throws X {
        Seat seat = flight.join();
        try {
            Landing landing = seat == Seat.NONE ? new Landing.Empty() : flight.await(patience.remainingNanos());
            Answer<V> shared = landing == null ? new Answer.Missing<>() : share(flight, seat, landing);
            return shared instanceof Answer.Missing && !patience.isOver() ? readAgain() : shared;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Answered<>(binding.load(key, loader));
        }
    }

    /** The same method threw it, so that it is an X or unchecked; the cast is never executed. */
    @SuppressWarnings("unchecked")
    private Answer<V> share(Flight flight, Seat seat, Landing landing) throws X {
        Answer<V> answer = new FlightSharing<>(method, binding).share(key, flight, seat, landing);
        if (answer instanceof Answer.Failed<V> failed) {
            throw (X) failed.failure();
        }
        return answer;
    }

    private Answer<V> readAgain() throws X {
        try {
            return binding.interpret(key, binding.context().store().read(key.name()));
        } catch (CommandFailedException e) {
            binding.commandFailed(key, e);
            return new Answer.Answered<>(binding.load(key, loader));
        }
    }
}
