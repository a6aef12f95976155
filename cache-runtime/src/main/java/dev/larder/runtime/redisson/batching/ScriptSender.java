package dev.larder.runtime.redisson.batching;

import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.ScriptCommands;
import dev.larder.runtime.redisson.command.ScriptReply;
import dev.larder.runtime.redisson.command.ScriptStep;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs one script on keys, each alone or several in one command, which may fail for some keys only. */
final class ScriptSender implements BatchSender<ScriptStep, ScriptReply> {

    /** Smaller than for reads: a step takes the server some ten times as long, and it runs nothing else at that time. */
    private static final int MAX_BATCH = 32;

    private final ScriptCommands scripts;

    private final LuaScript script;

    ScriptSender(ScriptCommands scripts, LuaScript script) {
        this.scripts = scripts;
        this.script = script;
    }

    @Override
    public CompletableFuture<ScriptReply> sendOne(ScriptStep step) {
        return scripts.run(script, step.key(), step.arguments().toArray()).thenApply(ScriptReply.Done::new);
    }

    @Override
    public CompletableFuture<List<ScriptReply>> sendSeveral(List<ScriptStep> steps) {
        return scripts.runMany(script, steps).thenApply(ScriptReply::ofAll);
    }

    @Override
    public int maxBatch() {
        return MAX_BATCH;
    }

    @Override
    public long weight(ScriptStep step, ScriptReply reply) {
        return step.weight();
    }
}
