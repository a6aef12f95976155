package dev.larder.runtime.internal.near;

import dev.larder.runtime.spi.near.NearLink;

/**
 * What was known of the removals of a key before a command was sent. The answer of that command may be served for as long as nothing
 * was removed since: the subscription is the same and proven, and no count has grown. Immutable.
 *
 * @param key the whole text of the key
 * @param subscription the subscription to the removals of the key
 * @param places the places of the key and of each of its prefixes among the {@link RemovalCounters}; must not be modified
 * @param sum the sum of the counts at these places
 * @param nanos the moment before the command, by the clock of the {@link NearCache}
 */
@SuppressWarnings("ArrayRecordComponent") // not copied: never leaves the package
public record NearStamp(String key, NearLink.Subscription subscription, int[] places, int sum, long nanos) {}
