package dev.larder.processor.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The lifetime of stored values.
 *
 * @param nullTtl the TTL of a stored null; empty if null is not stored
 * @param jitterPercent the maximum random reduction of the TTL, in percent; empty for none
 */
public record Expiry(TimeToLive ttl, Optional<TimeToLive> nullTtl, OptionalInt jitterPercent, Freshness freshness) {}
