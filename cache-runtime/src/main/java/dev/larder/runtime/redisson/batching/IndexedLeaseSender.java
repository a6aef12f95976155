package dev.larder.runtime.redisson.batching;

import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.ScriptCommands;
import dev.larder.runtime.redisson.command.ScriptReply;
import dev.larder.runtime.redisson.command.ScriptSource;
import dev.larder.runtime.redisson.command.ScriptStep;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Indexes keys and leases them by one command instead of two, since the cost of a miss is mostly the number of its
 * commands. Keys and index sets must be on one server.
 */
final class IndexedLeaseSender implements BatchSender<IndexedLease, ScriptReply> {

    private static final int MAX_BATCH = 32;

    private static final ScriptSource SOURCE = LuaScript.indexedAcquire();

    private final ScriptCommands scripts;

    IndexedLeaseSender(ScriptCommands scripts) {
        this.scripts = scripts;
    }

    @Override
    public CompletableFuture<ScriptReply> sendOne(IndexedLease lease) {
        return sendSeveral(List.of(lease)).thenApply(replies -> replies.get(0));
    }

    @Override
    public CompletableFuture<List<ScriptReply>> sendSeveral(List<IndexedLease> leases) {
        List<String> keys = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        leases.forEach(lease -> lease.addTo(keys, arguments));
        return scripts.runMany(SOURCE, keys, arguments, leases.size()).thenApply(ScriptReply::ofAll);
    }

    @Override
    public int maxBatch() {
        return MAX_BATCH;
    }

    @Override
    public long weight(IndexedLease lease, ScriptReply reply) {
        return lease.sets().stream().mapToLong(ScriptStep::weight).sum();
    }
}
