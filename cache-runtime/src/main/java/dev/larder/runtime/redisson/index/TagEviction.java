package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.ScriptCommands;
import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.spi.index.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Removes the keys that carry a tag. The first round trip leaves the trace of the eviction and reads the tag's set in one run
 * of the server, and the second one removes the keys. So a key that is listed later finds the trace, and one that was listed
 * before is found here.
 *
 * <p>Near caches hear of the keys as they are found. Members stay in the set, as those of {@link IndexedGroup} do.
 */
final class TagEviction {

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
        Optional<ScriptStep> registration = index.registration(tag);
        CompletableFuture<MemberPage> first =
                registration.isEmpty() || channel.isCluster() ? separately(registration) : together(registration.get());
        return first.thenCompose(new PagedRemoval(channel, set, members -> tally.unlinkFound(keys(members)))::from);
    }

    /** Leaves the trace, registers the tag and reads the first page in one run of the server. */
    private CompletableFuture<MemberPage> together(ScriptStep registration) {
        List<Object> arguments = new ArrayList<>(List.of(TagTrace.LASTING.toMillis(), PagedRemoval.PAGE));
        arguments.addAll(registration.arguments());
        return channel.scripts()
                .runTogether(LuaScript.EVICT_TAG, List.of(set, registration.key()), arguments)
                .thenApply(reply -> RedisFailure.parsed(ScriptCommands.NAME, reply, parts -> {
                    index.acknowledge(registration, list(parts, 0));
                    return firstPage(parts);
                }))
                .exceptionallyCompose(failure -> RedisFailure.isMultiKeyRefusal(failure)
                        ? separately(Optional.of(registration))
                        : CompletableFuture.failedFuture(RedisFailure.unwrap(failure)));
    }

    /** Does the same by two commands at once, since the sets are on different servers. */
    private CompletableFuture<MemberPage> separately(Optional<ScriptStep> registration) {
        CompletableFuture<MemberPage> page = channel.scripts()
                .runTogether(LuaScript.EVICT_TAG, List.of(set), List.of(TagTrace.LASTING.toMillis(), PagedRemoval.PAGE))
                .thenApply(reply -> RedisFailure.parsed(ScriptCommands.NAME, reply, TagEviction::firstPage));
        return registration.isEmpty()
                ? page
                : page.thenCombine(index.register(registration.get()), (read, registered) -> read);
    }

    private static MemberPage firstPage(List<Object> reply) {
        return reply.size() > 2 ? MemberPage.of(list(reply, 1)) : MemberPage.ofAll(list(reply, 1));
    }

    @SuppressWarnings("unchecked") // what the script returns
    private static List<Object> list(List<Object> reply, int place) {
        return (List<Object>) reply.get(place);
    }

    private static List<byte[]> keys(List<byte[]> members) {
        List<byte[]> keys = new ArrayList<>(members);
        keys.removeIf(member -> member.length == 1 && member[0] == IndexSet.MARKER.charAt(0));
        return keys;
    }
}
