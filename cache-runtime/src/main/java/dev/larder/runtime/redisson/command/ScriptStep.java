package dev.larder.runtime.redisson.command;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.redisson.removal.Removals;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import java.time.Duration;
import java.util.List;

/**
 * A key on which a script runs, and the script's arguments for it.
 *
 * @param arguments texts, numbers or byte arrays, as many as for any other key of the same run
 */
public record ScriptStep(String key, List<Object> arguments) {

    public static ScriptStep on(String key, Object... arguments) {
        return new ScriptStep(key, List.of(arguments));
    }

    /**
     * Returns the step of {@code acquire.lua}.
     *
     * @param largest maximum number of bytes of a value that the reply may hold
     */
    public static ScriptStep leasing(LeaseRequest request, int largest) {
        Claim claim = request.claim();
        String mode = "empty";
        long left = 0;
        if (claim instanceof Claim.Stale stale) {
            mode = "stale";
            left = stale.left().toMillis();
        } else if (claim instanceof Claim.Refresh refresh) {
            mode = "refresh";
            left = refresh.left().toMillis();
        } else if (claim instanceof Claim.Always) {
            mode = "any";
        }
        return on(
                request.key(),
                Signature.spellId(request.loadId()),
                request.lease().toMillis(),
                mode,
                left,
                largest);
    }

    /** Returns the step of {@code update.lua}. */
    public static ScriptStep updating(LeaseRequest request, Removals removals) {
        String key = request.key();
        return on(
                key,
                Signature.spellId(request.loadId()),
                removals.hash(key),
                request.lease().toMillis(),
                removals.channels(),
                removals.keysStart());
    }

    /** Returns the step of {@code store.lua}. */
    public static ScriptStep storing(String key, Lease lease, byte[] value, Duration ttl, Removals removals) {
        return on(
                key,
                lease.signature(),
                value,
                removals.hash(key),
                Math.max(1, ttl.toMillis()),
                removals.channels(),
                removals.keysStart());
    }

    /** Returns the step of {@code expire.lua}. */
    public static ScriptStep expiring(String key, long millis, Removals removals) {
        return on(key, removals.hash(key), millis, removals.channels(), removals.keysStart());
    }

    /** Returns the step of {@code evict-value.lua}. */
    public static ScriptStep evictingValue(String key, byte[] value, Removals removals) {
        return on(key, value, removals.hash(key), removals.channels(), removals.keysStart());
    }

    /** Returns about how many bytes the step takes in the command. */
    public long weight() {
        long weight = key.length();
        for (Object argument : arguments) {
            weight += argument instanceof byte[] bytes ? bytes.length : 16;
        }
        return weight;
    }
}
