package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.Lookup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Commands on single keys that share a round trip, and most of its cost, with those of other callers where that is
 * possible: on one master any keys may, in a cluster only those of the same slot, which in practice are reads of the same
 * busy key.
 */
final class BatchingCommands {

    private final RedisChannel channel;

    private final AtomicReferenceArray<CommandBatcher<String, Lookup>> reads;

    /** In the order of the scripts. */
    private final List<CommandBatcher<ScriptStep, ScriptReply>> scripts;

    private final BatchSender<ListedLease, ScriptReply> leaseSender;

    private final CommandBatcher<ListedLease, ScriptReply> leases;

    private volatile boolean on = true;

    private volatile BooleanSupplier contended = () -> false;

    BatchingCommands(RedisChannel channel) {
        this.channel = channel;
        this.reads = new AtomicReferenceArray<>(channel.slots());
        this.scripts = Stream.of(LuaScript.values())
                .map(script -> lane(new ScriptSender(channel, script)))
                .toList();
        this.leaseSender = new ListedLeaseSender(channel);
        this.leases = lane(leaseSender);
    }

    /** Off: commands that begin from now on go each by itself. */
    void turn(boolean onOrOff) {
        this.on = onOrOff;
    }

    /** Sets what tells whether more callers wait than run at once; asked when a batch was answered. */
    void contended(BooleanSupplier contended) {
        this.contended = contended;
    }

    CompletableFuture<Lookup> read(String key) {
        return on ? lane(channel.slot(key)).ask(key) : channel.get(key);
    }

    /** Runs a script on a key; in a cluster alone, since two on one slot at once are rare. */
    CompletableFuture<List<Object>> run(LuaScript script, String key, Object... arguments) {
        return on && !channel.isCluster()
                ? scripts.get(script.ordinal())
                        .ask(ScriptStep.on(key, arguments))
                        .thenApply(ScriptReply::result)
                : channel.run(script, key, arguments);
    }

    /** Lists and leases a key whose sets are on the same server. Fails with {@link TogetherRefusedException} elsewhere. */
    CompletableFuture<List<Object>> lease(ListedLease lease) {
        return (on ? leases.ask(lease) : leaseSender.sendOne(lease)).thenApply(ScriptReply::result);
    }

    private <Q, A> CommandBatcher<Q, A> lane(BatchSender<Q, A> sender) {
        return new CommandBatcher<>(sender, () -> contended.getAsBoolean());
    }

    private CommandBatcher<String, Lookup> lane(int slot) {
        CommandBatcher<String, Lookup> lane = reads.get(slot);
        if (lane != null) {
            return lane;
        }
        CommandBatcher<String, Lookup> created = lane(new ReadSender(channel));
        return reads.compareAndSet(slot, null, created) ? created : reads.get(slot);
    }
}
