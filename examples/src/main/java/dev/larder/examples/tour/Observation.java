package dev.larder.examples.tour;

import dev.larder.examples.redis.RedisView.Entry;
import java.time.Duration;
import java.util.List;

/**
 * What a call did.
 *
 * @param call the call as it stands in the program
 * @param tally what the cache counted while it ran
 * @param time how long it took
 * @param statements how many statements the database was sent
 * @param written the keys that appeared in Redis or hold another text than before
 * @param gone the keys that no longer stand in Redis
 */
public record Observation(
        String call, Tally tally, Duration time, long statements, List<Entry> written, List<String> gone) {}
