package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.ScriptCommands;
import dev.larder.runtime.spi.index.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Removes the keys that carry a tag. The first round trip leaves the trace of the eviction and reads the tag's set in one run
 * of the server, and the second one removes the keys. So a key that is listed later finds the trace, and one that was listed
 * before is found here.
 *
 * <p>Near caches hear of the keys as they are found. Members stay in the set, as those of {@link IndexedGroup} do.
 */
final class TagEviction {

    private static final int PAGE = 1000;

    private final RedisChannel channel;

    private final KeyIndex index;

    private final Tag tag;

    private final String set;

    private final RemovalTally tally;

    TagEviction(RedisChannel channel, KeyIndex index, Tag tag, RemovalTally tally) {
        this.channel = channel;
        this.index = index;
        this.tag = tag;
        this.set = IndexSet.ofTag(tag.text());
        this.tally = tally;
    }

    /** Completes when all keys that were listed before are removed. Fails when the tag's set is out of reach. */
    CompletableFuture<Long> remove() {
        CompletableFuture<Void> registered = index.registerTrace(tag);
        return channel.scripts()
                .run(LuaScript.EVICT_TAG, set, TagTrace.LASTING.toMillis(), PAGE)
                .thenCompose(reply -> remove(page(ScriptCommands.NAME, reply), PAGE))
                .thenCombine(registered, (removed, done) -> removed);
    }

    /** Removes the keys of one page while the next page is read. */
    private CompletableFuture<Long> remove(MemberPage page, int size) {
        CompletableFuture<Long> removed = tally.unlinkFound(keys(page));
        if (page.members().size() < size) {
            return removed;
        }
        int nextSize = page.nextSize(size, PAGE);
        return channel.keys()
                .page(set, page.lastScore(), nextSize)
                .thenCompose(next -> removed.thenCombine(remove(page("ZRANGEBYSCORE", next), nextSize), Long::sum));
    }

    private static MemberPage page(String command, List<Object> reply) {
        return RedisFailure.parsed(command, reply, MemberPage::of);
    }

    private static List<String> keys(MemberPage page) {
        List<String> keys = new ArrayList<>(page.members().size());
        for (byte[] member : page.members()) {
            String key = new String(member, StandardCharsets.UTF_8);
            if (!key.equals(IndexSet.MARKER)) {
                keys.add(key);
            }
        }
        return keys;
    }
}
