package dev.larder.runtime.redisson.batching;

import dev.larder.runtime.redisson.command.IndexedReply;
import dev.larder.runtime.redisson.command.IndexedStep;
import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.ScriptCommands;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Indexes keys and runs a script on them by one command instead of two, since the cost of a miss is mostly the number of its
 * commands. Keys and index sets must be on one server.
 */
final class IndexedScriptSender implements BatchSender<IndexedStep, IndexedReply> {

    private static final int MAX_BATCH = 32;

    private final ScriptCommands scripts;

    private final LuaScript script;

    IndexedScriptSender(ScriptCommands scripts, LuaScript script) {
        this.scripts = scripts;
        this.script = script;
    }

    @Override
    public CompletableFuture<IndexedReply> sendOne(IndexedStep step) {
        return sendSeveral(List.of(step)).thenApply(replies -> replies.get(0));
    }

    @Override
    public CompletableFuture<List<IndexedReply>> sendSeveral(List<IndexedStep> steps) {
        return scripts.runIndexed(script, steps);
    }

    @Override
    public int maxBatch() {
        return MAX_BATCH;
    }

    @Override
    public long weight(IndexedStep step, IndexedReply reply) {
        return step.weight();
    }
}
