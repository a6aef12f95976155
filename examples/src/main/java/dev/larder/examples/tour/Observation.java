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
 * @param statements how many statements or commands the databases were sent
 * @param written the keys that appeared in Redis or hold another text than before
 * @param gone the keys that no longer stand in Redis
 */
public record Observation(
        String call, Tally tally, Duration time, long statements, List<Entry> written, List<String> gone) {

    /** What became of the call, in a word or two. */
    String outcome() {
        return tally.isEmpty() && !gone.isEmpty() ? gone.size() + " deleted" : tally.outcome();
    }
}
