package dev.larder.runtime.redisson.near;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The processes whose near caches may answer by a link to one master, as far as repeated looks at its subscribers tell.
 *
 * <p>The server forgets a link that is lost, but its near cache may not know that, and answers by its last proof until that is
 * older than the staleness. So the processes of past looks count as well. A link is proven only after it has been quiet for
 * longer than two looks are apart, so no link is missed that was made and lost in between.
 *
 * <p>This class is thread-safe.
 */
final class LinkedProcesses {

    private final long quietNanos;

    /** For how long a process counts after it was seen. */
    private final long memoryNanos;

    /** The server that was looked at last. */
    private @Nullable Object server;

    /** When the first look was sent after which no gap was as long as a link is quiet. */
    private long since;

    /** When the last look was sent that was answered. */
    private long last;

    /** When each process was seen last. */
    private final Map<Long, Long> seen = new HashMap<>();

    /**
     * @param quietNanos the time in which a link is not proven yet
     * @param stalenessNanos maximum age of a proof
     */
    LinkedProcesses(long quietNanos, long stalenessNanos) {
        this.quietNanos = quietNanos;
        this.memoryNanos = quietNanos + stalenessNanos;
    }

    /**
     * Takes what a look at a server's subscribers has found.
     *
     * @param sentAt when it was sent
     * @param now the present time
     */
    synchronized void seen(Object at, long sentAt, long now, Collection<Long> processes) {
        if (at != server || now - last >= quietNanos) {
            server = at;
            since = sentAt;
        }
        last = sentAt;
        processes.forEach(process -> seen.put(process, now));
        seen.values().removeIf(time -> now - time > memoryNanos);
    }

    /** Returns the processes that may answer now; {@code null} when the looks do not tell. */
    synchronized @Nullable Set<Long> now(Object at, long now) {
        if (at != server || now - last >= quietNanos || now - since < memoryNanos) {
            return null;
        }
        return seen.entrySet().stream()
                .filter(process -> now - process.getValue() <= memoryNanos)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
