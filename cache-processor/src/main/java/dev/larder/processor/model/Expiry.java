package dev.larder.processor.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long values are kept.
 *
 * @param nullTtl how long null is remembered; empty if it is not
 * @param jitterPercent the share of the TTL of which a random part is taken off; empty for none
 */
public record Expiry(TimeToLive ttl, Optional<TimeToLive> nullTtl, OptionalInt jitterPercent, Freshness freshness) {}
