package dev.larder.runtime.redisson;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs one script on keys, each for itself or several in one command that fails for each of them apart. */
final class ScriptSender implements BatchSender<ScriptStep, ScriptReply> {

    /** Fewer than reads: a step takes the server some ten times as long, and nothing else runs meanwhile. */
    private static final int MOST_TOGETHER = 32;

    private final RedisChannel channel;

    private final LuaScript script;

    ScriptSender(RedisChannel channel, LuaScript script) {
        this.channel = channel;
        this.script = script;
    }

    @Override
    public CompletableFuture<ScriptReply> sendOne(ScriptStep step) {
        return channel.run(script, step.key(), step.arguments().toArray()).thenApply(ScriptReply.Done::new);
    }

    @Override
    public CompletableFuture<List<ScriptReply>> sendSeveral(List<ScriptStep> steps) {
        return channel.runTogether(script, steps).thenApply(ScriptReply::ofAll);
    }

    @Override
    public int mostTogether() {
        return MOST_TOGETHER;
    }

    @Override
    public long weight(ScriptStep step, ScriptReply reply) {
        return step.weight();
    }
}
