package dev.larder.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * How values are kept fresh beyond their TTL.
 *
 * @param refreshAfter the age from which they are loaded anew in the background; empty if they are not
 * @param staleIfError how long past the TTL they are kept, to be served when a load fails; empty if they are not
 * @param rethrow what a load may throw without a stale value being served
 * @param softLoadDeadline how long a caller waits for a load before it takes a stale value; empty for any time
 * @param hardLoadDeadline how long a caller waits for a load at all; empty for any time
 */
public record Freshness(
        Optional<TimeToLive> refreshAfter,
        Optional<TimeToLive> staleIfError,
        List<TypeName> rethrow,
        Optional<TimeToLive> softLoadDeadline,
        Optional<TimeToLive> hardLoadDeadline) {

    public Freshness {
        rethrow = List.copyOf(rethrow);
    }
}
