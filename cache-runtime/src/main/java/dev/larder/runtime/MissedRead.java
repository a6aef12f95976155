package dev.larder.runtime;

import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.flight.Flight;
import dev.larder.runtime.internal.flight.Flights;
import dev.larder.runtime.internal.flight.JoinedAt;
import dev.larder.runtime.internal.flight.LoadOutcome;
import dev.larder.runtime.internal.time.WaitBudget;
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
 * <p>Every wait ends: commands have deadlines, and all waiting for others comes out of one {@link WaitBudget}. So loads that
 * wait for each other, across threads and keys, end as loads without storing.
 */
final class MissedRead<V, X extends Throwable> {

    private final CachedMethod<V> method;

    private final MethodBinding<V> binding;

    private final Flights flights;

    private final CacheKey key;

    private final Loader<? extends @Nullable V, X> loader;

    private final Predicate<? super V> unless;

    private final WaitBudget patience;

    private @Nullable Lease lease;

    /** Whether nobody knows yet if it is a hit or a miss. */
    private boolean unread;

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
     * meets tells whether it is a hit or a miss.
     */
    @Nullable
    V resolveUnread() throws X {
        unread = true;
        return resolve(new ReadResult.Missing<>());
    }

    /** Answers a call that has read, and counted the miss. */
    @Nullable
    V resolve(ReadResult<V> firstAnswer) throws X {
        ReadResult<V> answer = firstAnswer;
        do {
            Flight flight = flights.begin(key.name(), method);
            if (flight != null) {
                return lead(flight, answer instanceof ReadResult.Rejected);
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
            if (answer instanceof ReadResult.Answered<V> answered) {
                return answered.value();
            }
        } while (!patience.isExhausted());
        return binding.load(key, loader);
    }

    private @Nullable V lead(Flight flight, boolean rejected) throws X {
        try (flight) {
            try {
                ReadResult<V> found = contend(rejected);
                if (found instanceof ReadResult.Answered<V> answered) {
                    return answered.value();
                }
            } catch (CommandFailedException e) {
                count(new ReadResult.Missing<>());
                binding.commandFailed(key, e);
                // Who comes now can see for itself that the store fails; who waits already shares this load.
                flight.stopJoining();
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
    private ReadResult<V> contend(boolean rejected) throws CommandFailedException, InterruptedException {
        LeaseRequest request =
                binding.leaseRequest(key, binding.context().loadIds().next(), rejected);
        while (true) {
            Acquisition acquisition = binding.context().store().acquire(request);
            ReadResult<V> answer = acquisition instanceof Acquisition.Found found
                    ? binding.interpret(key, found.found())
                    : new ReadResult.Missing<>();
            count(answer);
            if (acquisition instanceof Acquisition.Own own) {
                lease = own.lease();
                // Of callers of one key that wait for this load, nothing is to be learned about other keys.
                binding.forecast().missed();
                return answer;
            }
            if (acquisition instanceof Acquisition.Found) {
                if (answer instanceof ReadResult.Answered || request.claim() instanceof Claim.Always) {
                    return answer;
                }
                request = binding.leaseRequest(key, request.loadId(), true);
            } else if (!patience.pause()) {
                return answer;
            }
        }
    }

    /** Counts the call as the hit or miss that its first answer makes it, unless that is done. */
    private void count(ReadResult<V> first) {
        if (!unread) {
            return;
        }
        unread = false;
        if (first instanceof ReadResult.Answered<V> answered) {
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
            flight.complete(landingOf(failure));
            throw failure;
        }
        Lookup encoded = wanted || flight.hasFollowers() ? binding.encode(key, value) : Lookup.miss();
        StoreRequest request = wanted && lease != null ? binding.storing(key, lease, encoded) : null;
        if (request == null) {
            giveLeaseBack();
            flight.complete(unstored(encoded));
        } else {
            store(flight, request, encoded);
        }
        return value;
    }

    private void store(Flight flight, StoreRequest request, Lookup encoded) {
        // Before the store is sent: see JoinedAt.AFTER_LOAD.
        flight.stopJoining();
        flight.complete(landing(binding.store(key, request), encoded));
    }

    private static LoadOutcome landing(boolean stored, Lookup encoded) {
        return stored ? new LoadOutcome.Stored(encoded) : unstored(encoded);
    }

    private static LoadOutcome unstored(Lookup encoded) {
        return encoded instanceof Lookup.Miss ? new LoadOutcome.Empty() : new LoadOutcome.Unstored(encoded);
    }

    /** What is wrong with this thread alone is not shared with others. */
    private static LoadOutcome landingOf(Throwable failure) {
        boolean ownTrouble = failure instanceof Error
                || failure instanceof InterruptedException
                || Thread.currentThread().isInterrupted();
        return ownTrouble ? new LoadOutcome.Empty() : new LoadOutcome.Failed(failure);
    }

    private void giveLeaseBack() {
        if (lease != null) {
            binding.context().store().releaseLater(key.name(), lease);
        }
    }

    /** Waits for another caller's flight, and reads again when its outcome is not for this call. */
    private ReadResult<V> follow(Flight flight) throws X {
        JoinedAt seat = flight.join();
        try {
            LoadOutcome landing =
                    seat == JoinedAt.AFTER_LOAD ? new LoadOutcome.Empty() : flight.await(patience.remainingNanos());
            ReadResult<V> shared = landing == null ? new ReadResult.Missing<>() : share(flight, seat, landing);
            return shared instanceof ReadResult.Missing && !patience.isExhausted() ? readAgain() : shared;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ReadResult.Answered<>(binding.load(key, loader));
        }
    }

    /** The same method threw it, so that it is an X or unchecked; the cast is never executed. */
    @SuppressWarnings("unchecked")
    private ReadResult<V> share(Flight flight, JoinedAt seat, LoadOutcome landing) throws X {
        ReadResult<V> answer = new FlightSharing<>(method, binding).share(key, flight, seat, landing);
        if (answer instanceof ReadResult.Failed<V> failed) {
            throw (X) failed.failure();
        }
        return answer;
    }

    private ReadResult<V> readAgain() throws X {
        try {
            return binding.interpret(key, binding.context().store().read(key.name()));
        } catch (CommandFailedException e) {
            binding.commandFailed(key, e);
            return new ReadResult.Answered<>(binding.load(key, loader));
        }
    }
}
