package dev.larder.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * Refreshing, stale values and load deadlines.
 *
 * @param refreshAfter the age from which a value is refreshed in the background; empty if it is not
 * @param staleIfError the time past the TTL for which a stale value is stored; empty if it is not
 * @param rethrow the exceptions that reach the caller although a stale value is stored
 * @param softLoadDeadline the maximum wait for a load before a stale value is returned; empty for no limit
 * @param hardLoadDeadline the maximum wait for a load; empty for no limit
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
