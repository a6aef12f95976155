package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Removes the keys that an index set lists, page by page.
 *
 * <p>Pages come in ascending score, and each begins at the last score of the page before. A member's score only rises, so
 * no member that is there all the time is missed. A cursor of {@code ZSCAN} would not survive a failover, a restart or a
 * move of the set to another node.
 *
 * @param removal removes the keys of some members; returns how many there were
 */
record PagedRemoval(RedisChannel channel, String set, Function<List<byte[]>, CompletableFuture<Long>> removal) {

    /** Number of members of a page. */
    static final int PAGE = 1000;

    /** Removes the keys of the first page, which was read already, and of all that follow. */
    CompletableFuture<Long> from(MemberPage first) {
        return from(first, PAGE);
    }

    /** Removes the keys of one page while the next page is read. */
    private CompletableFuture<Long> from(MemberPage page, int size) {
        CompletableFuture<Long> removed = removal.apply(page.members());
        if (page.members().size() < size) {
            return removed;
        }
        int nextSize = page.nextSize(size, PAGE);
        return channel.keys()
                .page(set, page.lastScore(), nextSize)
                .thenApply(next -> RedisFailure.parsed("ZRANGEBYSCORE", next, MemberPage::of))
                .thenCompose(next -> removed.thenCombine(from(next, nextSize), Long::sum));
    }
}
