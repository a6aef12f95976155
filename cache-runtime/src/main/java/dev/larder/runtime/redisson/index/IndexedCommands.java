package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.batching.BatchingCommands;
import dev.larder.runtime.redisson.command.IndexedReply;
import dev.larder.runtime.redisson.command.IndexedStep;
import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.MultiKeyCommands;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.ScriptReply;
import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.index.IndexEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scripts on keys that are in the index by then. Where one server has keys and index sets, one run of the server does both,
 * so that no other command comes between: a {@code FLUSHALL} removes both or neither. In a cluster, and where a server does
 * not take keys and sets together, the caller sends two commands.
 */
public final class IndexedCommands {

    private final BatchingCommands commands;

    private final MultiKeyCommands multiKey;

    private final KeyIndex index;

    /** Whether a command must not name a key and its index sets, since they may be on several servers. */
    private volatile boolean separate;

    /** @param separate whether keys and index sets are on several servers */
    public IndexedCommands(BatchingCommands commands, MultiKeyCommands multiKey, KeyIndex index, boolean separate) {
        this.commands = commands;
        this.multiKey = multiKey;
        this.index = index;
        this.separate = separate;
    }

    /**
     * Indexes a key and runs a script on it.
     *
     * @param lifetime the maximum time that the key may live from now on
     * @param separately sends two commands instead
     */
    public <T extends @Nullable Object> CompletableFuture<T> run(
            LuaScript script,
            ScriptStep step,
            IndexEntry entry,
            Duration lifetime,
            Function<List<Object>, T> reader,
            Supplier<CompletableFuture<T>> separately) {
        if (separate) {
            return separately.get();
        }
        IndexedStep indexed = new IndexedStep(step, index.steps(step.key(), entry, lifetime));
        return otherwise(
                commands.runIndexed(script, indexed)
                        .thenApply(
                                reply -> ScriptReply.parse(acknowledged(reply).result(), reader)),
                separately);
    }

    /**
     * Indexes the keys of some requests and runs a script on them; returns a reply for each.
     *
     * @param steps one for each request
     * @param separately sends two commands a chunk instead
     */
    public CompletableFuture<List<ScriptReply>> runMany(
            LuaScript script,
            List<LeaseRequest> requests,
            List<ScriptStep> steps,
            Supplier<CompletableFuture<List<ScriptReply>>> separately) {
        if (separate) {
            return separately.get();
        }
        List<IndexedStep> indexed = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            indexed.add(new IndexedStep(steps.get(i), index.stepsAmongMany(requests.get(i))));
        }
        return otherwise(
                multiKey.runIndexed(script, indexed)
                        .thenApply(replies ->
                                replies.stream().map(this::acknowledged).toList()),
                separately);
    }

    private <T extends @Nullable Object> CompletableFuture<T> otherwise(
            CompletableFuture<T> together, Supplier<CompletableFuture<T>> separately) {
        return together.exceptionallyCompose(failure -> {
            if (RedisFailure.isMultiKeyRefusal(failure)) {
                separate = true;
                return separately.get();
            }
            return CompletableFuture.failedFuture(RedisFailure.unwrap(failure));
        });
    }

    /** Takes what the index sets claimed; returns the reply of the script. */
    private ScriptReply acknowledged(IndexedReply reply) {
        reply.claims().forEach(claim -> index.acknowledge(claim.set(), claim.members()));
        return reply.reply();
    }
}
