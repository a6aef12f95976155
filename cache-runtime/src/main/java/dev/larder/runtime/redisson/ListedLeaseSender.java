package dev.larder.runtime.redisson;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Lists keys and leases them, in one command where two would do as well: what a miss costs more than reading and writing by
 * hand is mostly the number of commands. Keys and sets must be on one server.
 */
final class ListedLeaseSender implements BatchSender<ListedLease, ScriptReply> {

    private static final int MOST_TOGETHER = 32;

    private static final ScriptSource SOURCE = LuaScript.listedAcquire();

    private final RedisChannel channel;

    ListedLeaseSender(RedisChannel channel) {
        this.channel = channel;
    }

    @Override
    public CompletableFuture<ScriptReply> sendOne(ListedLease lease) {
        return sendSeveral(List.of(lease)).thenApply(replies -> replies.get(0));
    }

    @Override
    public CompletableFuture<List<ScriptReply>> sendSeveral(List<ListedLease> leases) {
        List<String> keys = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        leases.forEach(lease -> lease.addTo(keys, arguments));
        return channel.runTogether(SOURCE, keys, arguments).thenApply(ScriptReply::ofAll);
    }

    @Override
    public int mostTogether() {
        return MOST_TOGETHER;
    }

    @Override
    public long weight(ListedLease lease, ScriptReply reply) {
        return lease.sets().stream().mapToLong(ScriptStep::weight).sum();
    }
}
