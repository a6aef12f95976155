package dev.larder.runtime.redisson.batching;

import dev.larder.runtime.redisson.command.IndexedReply;
import dev.larder.runtime.redisson.command.IndexedStep;
import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.ScriptReply;
import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.spi.Lookup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Commands on single keys that share a round trip, and most of its cost, with commands of other callers. On one master any
 * keys go together. In a cluster keys of one slot do, which in practice are reads of the same busy key.
 */
public final class BatchingCommands {

    private final RedisChannel channel;

    /** One batcher for each slot. */
    private final AtomicReferenceArray<CommandBatcher<String, Lookup>> reads;

    /** One batcher for each script, in the order of the scripts. */
    private final List<CommandBatcher<ScriptStep, ScriptReply>> scripts;

    /** The same for scripts on keys that are indexed by the same command. */
    private final List<CommandBatcher<IndexedStep, IndexedReply>> indexed;

    private volatile boolean enabled = true;

    private volatile BooleanSupplier contended = () -> false;

    public BatchingCommands(RedisChannel channel) {
        this.channel = channel;
        this.reads = new AtomicReferenceArray<>(channel.slots());
        this.scripts = Stream.of(LuaScript.values())
                .map(script -> batcher(new ScriptSender(channel.scripts(), script)))
                .toList();
        this.indexed = Stream.of(LuaScript.values())
                .map(script -> batcher(new IndexedScriptSender(channel.scripts(), script)))
                .toList();
    }

    /** Sets whether commands that begin from now on may go together. */
    public void enable(boolean enabled) {
        this.enabled = enabled;
    }

    /** Sets the predicate that tells whether callers contend for the processors. It is asked after each batch. */
    public void contended(BooleanSupplier contended) {
        this.contended = contended;
    }

    /** Reads a key. */
    public CompletableFuture<Lookup> read(String key) {
        return enabled
                ? readBatcher(channel.slot(key)).ask(key)
                : channel.keys().get(key);
    }

    /**
     * Runs a script on a key, and returns what the reader makes of its result. In a cluster the script goes alone, since two
     * on one slot at once are rare.
     */
    public <T extends @Nullable Object> CompletableFuture<T> run(
            LuaScript script, Function<List<Object>, T> reader, String key, Object... arguments) {
        CompletableFuture<List<Object>> result = enabled && !channel.isCluster()
                ? scripts.get(script.ordinal())
                        .ask(ScriptStep.on(key, arguments))
                        .thenApply(ScriptReply::result)
                : channel.scripts().run(script, key, arguments);
        return result.thenApply(some -> ScriptReply.parse(some, reader));
    }

    /**
     * Indexes a key and runs a script on it by one command. Fails with
     * {@link dev.larder.runtime.redisson.command.MultiKeyRefusedException} when the index sets are on other servers.
     */
    public CompletableFuture<IndexedReply> runIndexed(LuaScript script, IndexedStep step) {
        return enabled
                ? indexed.get(script.ordinal()).ask(step)
                : new IndexedScriptSender(channel.scripts(), script).sendOne(step);
    }

    private <Q, A> CommandBatcher<Q, A> batcher(BatchSender<Q, A> sender) {
        return new CommandBatcher<>(
                sender, () -> contended.getAsBoolean(), channel.observation(), channel::onNetworkThread);
    }

    private CommandBatcher<String, Lookup> readBatcher(int slot) {
        CommandBatcher<String, Lookup> known = reads.get(slot);
        if (known != null) {
            return known;
        }
        CommandBatcher<String, Lookup> created = batcher(new ReadSender(channel.keys()));
        return reads.compareAndSet(slot, null, created) ? created : reads.get(slot);
    }
}
