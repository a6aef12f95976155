package dev.larder.runtime.redisson;

import dev.larder.runtime.internal.glob.GlobMatcher;
import dev.larder.runtime.spi.GroupPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Removes a group of keys that a listing names: what it costs grows with the listing, not with the keyspace. The first
 * round trip reads the listing and asks whether it is complete, the second removes the keys; long listings take more, a
 * page read and a page removed at a time.
 *
 * <p>Pages are read in ascending score, each from the last score of the one before. Since a member's score only ever
 * rises, a member that is there all the time cannot slip by, and no cursor is held that a failover, a restart or a move
 * of the set to another node would void, as one of {@code ZSCAN}.
 *
 * <p>Members stay in the listing: the load that comes next may have listed its key already.
 */
final class IndexedGroup {

    private static final int PAGE = 1000;

    private final RedisChannel channel;

    private final KeyspaceScan scan;

    private final GroupPattern group;

    private final String set;

    private final byte[] keyPrefix;

    private final GlobMatcher matcher;

    /** Whether the glob only says "anything below the prefix", so that members need not be looked at. */
    private final boolean whole;

    IndexedGroup(RedisChannel channel, KeyspaceScan scan, GroupPattern group) {
        this.channel = channel;
        this.scan = scan;
        this.group = group;
        this.set = group.prefix() + KeyIndex.SUFFIX;
        this.keyPrefix = (group.prefix() + ":").getBytes(StandardCharsets.UTF_8);
        this.matcher = GlobMatcher.of(group.glob());
        this.whole = group.glob().equals(group.prefix() + ":*");
    }

    CompletableFuture<Long> remove() {
        CompletableFuture<Boolean> incomplete =
                channel.score(group.head() + KeyIndex.SUFFIX, KeyIndex.MARKER).thenApply(score -> score != null);
        CompletableFuture<List<Object>> first = channel.page(set, "-inf", PAGE);
        return incomplete
                .thenCombine(first, (scanned, page) -> scanned ? scan.remove(group.glob()) : remove(page, PAGE))
                .thenCompose(removed -> removed);
    }

    /** Removes the keys of one page, and meanwhile goes on with the next. */
    private CompletableFuture<Long> remove(List<Object> reply, int size) {
        Page page = Page.of(reply);
        CompletableFuture<Long> removed = Evictions.unlink(channel, keys(page.members()));
        if (page.members().size() < size) {
            return removed;
        }
        // More members of one score than fit: read as many again, and more.
        int nextSize = page.hasOneScore() ? size * 2 : PAGE;
        return channel.page(set, page.lastScore(), nextSize)
                .thenCompose(next -> removed.thenCombine(remove(next, nextSize), Long::sum));
    }

    private List<byte[]> keys(List<byte[]> members) {
        List<byte[]> keys = new ArrayList<>(members.size());
        for (byte[] member : members) {
            byte[] key = Arrays.copyOf(keyPrefix, keyPrefix.length + member.length);
            System.arraycopy(member, 0, key, keyPrefix.length, member.length);
            if (whole || matcher.matches(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** Members in ascending score. */
    private record Page(List<byte[]> members, double first, double last) {

        static Page of(List<Object> reply) {
            List<byte[]> members = new ArrayList<>(reply.size());
            List<Object> scores = new ArrayList<>(2);
            if (!reply.isEmpty() && reply.get(0) instanceof List) {
                // The protocol's third version sends pairs.
                for (Object pair : reply) {
                    add((List<?>) pair, 0, members, scores);
                }
            } else {
                for (int i = 0; i < reply.size(); i += 2) {
                    add(reply, i, members, scores);
                }
            }
            return scores.isEmpty()
                    ? new Page(members, 0, 0)
                    : new Page(
                            members,
                            RedisChannel.number(scores.get(0)),
                            RedisChannel.number(scores.get(scores.size() - 1)));
        }

        private static void add(List<?> reply, int at, List<byte[]> members, List<Object> scores) {
            members.add((byte[]) reply.get(at));
            scores.add(reply.get(at + 1));
        }

        boolean hasOneScore() {
            return first == last;
        }

        String lastScore() {
            return Long.toString((long) last);
        }
    }
}
