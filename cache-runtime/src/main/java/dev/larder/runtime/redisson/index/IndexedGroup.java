package dev.larder.runtime.redisson.index;

import dev.larder.runtime.internal.glob.GlobMatcher;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.removal.RemovalNotice;
import dev.larder.runtime.spi.index.GroupPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Removes a group of keys by its index set. The cost grows with the set, not with the keyspace. The first round trip reads
 * the set and asks whether it is complete, and the second one removes the keys. A large set is read
 * {@linkplain PagedRemoval page by page}.
 *
 * <p>Members stay in the set, since the next load may have added its key already.
 */
final class IndexedGroup {

    private final RedisChannel channel;

    private final RemovalTally tally;

    private final GroupPages pages;

    private final Supplier<CompletableFuture<Long>> scan;

    private final GroupPattern group;

    private final String set;

    private final byte[] keyPrefix;

    private final GlobMatcher matcher;

    /** Whether the glob matches all keys under the prefix, so that no member has to be matched. */
    private final boolean whole;

    /**
     * @param tally removes the keys
     * @param pages reads the first page by a script
     * @param scan removes the group without the index
     */
    IndexedGroup(
            RedisChannel channel,
            GroupPattern group,
            RemovalTally tally,
            GroupPages pages,
            Supplier<CompletableFuture<Long>> scan) {
        this.channel = channel;
        this.tally = tally;
        this.pages = pages;
        this.scan = scan;
        this.group = group;
        this.set = IndexSet.of(group.prefix());
        this.keyPrefix = (group.prefix() + ":").getBytes(StandardCharsets.UTF_8);
        this.matcher = GlobMatcher.of(group.glob());
        this.whole = group.glob().equals(group.prefix() + ":*");
    }

    CompletableFuture<Long> remove() {
        RemovalNotice notice = tally.noticeAtOnce(group).orElse(null);
        return notice == null && !pages.isNeeded() ? readAndRemove() : removeByScript(notice);
    }

    /** Reads the first page by a script, which tells the removal where the page is empty. */
    private CompletableFuture<Long> removeByScript(@Nullable RemovalNotice notice) {
        return pages.first(List.of(
                        IndexSet.MARKER,
                        PagedRemoval.PAGE,
                        notice == null ? "" : notice.channels(),
                        notice == null ? "" : notice.message()))
                .thenCompose(reply -> {
                    if (RedisFailure.parsed("EVALSHA", reply, parts -> (Long) parts.get(0)) != 0) {
                        return scan.get();
                    }
                    List<Object> page = reply.subList(1, reply.size());
                    if (page.isEmpty() && notice != null) {
                        tally.told(group);
                    }
                    return removeFirst(page);
                })
                .exceptionallyCompose(failure -> RedisFailure.isMultiKeyRefusal(failure) && !pages.isNeeded()
                        ? readAndRemove()
                        : CompletableFuture.failedFuture(RedisFailure.unwrap(failure)));
    }

    private CompletableFuture<Long> readAndRemove() {
        CompletableFuture<Boolean> incomplete =
                channel.keys().score(IndexSet.of(group.head()), IndexSet.MARKER).thenApply(score -> score != null);
        CompletableFuture<List<Object>> first = channel.keys().page(set, "-inf", PagedRemoval.PAGE);
        return incomplete
                .thenCombine(first, (scanned, page) -> scanned ? scan.get() : removeFirst(page))
                .thenCompose(removed -> removed);
    }

    private CompletableFuture<Long> removeFirst(List<Object> reply) {
        MemberPage page = RedisFailure.parsed("ZRANGEBYSCORE", reply, MemberPage::of);
        return page.members().size() < PagedRemoval.PAGE
                ? tally.unlinkAll(keys(page.members()), group)
                : new PagedRemoval(channel, set, members -> tally.unlink(keys(members))).from(page);
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
}
