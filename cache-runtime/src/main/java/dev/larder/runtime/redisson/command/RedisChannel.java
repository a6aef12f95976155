package dev.larder.runtime.redisson.command;

import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.ObjectParams;
import org.redisson.api.options.PlainOptions;
import org.redisson.command.CommandAsyncExecutor;
import org.redisson.connection.MasterSlaveConnectionManager;

/**
 * The commands of the store. They go to masters with the store's own deadline and without retries, whatever the client is
 * configured to do. Failures are {@link dev.larder.runtime.spi.StoreException}s.
 *
 * <p>The objects of Redisson's public API read from replicas by default, and no single command can be told otherwise. So
 * the channel uses Redisson's command executor, as Redisson's own Spring Data module does.
 *
 * <p>Redisson's batches are not used. In a cluster whose slots move they redirect all their commands at once, and some go
 * to the wrong node again and again. A pool of fewer than ten connections pipelines commands without batches.
 */
public final class RedisChannel {

    private final CommandAsyncExecutor executor;

    private final boolean cluster;

    private final CommandObservation observation;

    private final DirectSender direct;

    private final KeyCommands keys;

    private final ScriptCommands scripts;

    private final MasterCommands masters;

    private RedisChannel(
            CommandAsyncExecutor executor, boolean cluster, Duration deadline, CommandObservation observation) {
        this.executor = executor;
        this.cluster = cluster;
        this.observation = observation;
        this.direct = new DirectSender(executor.getConnectionManager(), new ExecutorSender(executor), deadline);
        TellingSender sender = new ObservedSender(direct, observation, executor.getConnectionManager());
        this.scripts = new ScriptCommands(sender);
        this.keys = new KeyCommands(sender, scripts, cluster);
        this.masters = new MasterCommands(executor, observation);
    }

    /**
     * Returns a channel through the client.
     *
     * @param observation is told of the commands on keys and of those that run scripts
     * @throws IllegalArgumentException if the client is a wrapper that does not give access to its commands
     */
    public static RedisChannel through(RedissonClient client, Duration deadline, CommandObservation observation) {
        if (!(client instanceof Redisson redisson)) {
            throw new IllegalArgumentException("the RedissonClient must be one that Redisson.create returned, but is a "
                    + client.getClass().getName());
        }
        ObjectParams deadlines =
                (ObjectParams) PlainOptions.name("larder").timeout(deadline).retryAttempts(0);
        return new RedisChannel(
                redisson.getCommandExecutor().copy(deadlines),
                redisson.getConfig().isClusterConfig(),
                deadline,
                observation);
    }

    /** Returns the commands on keys. */
    public KeyCommands keys() {
        return keys;
    }

    /** Returns the commands that run scripts. */
    public ScriptCommands scripts() {
        return scripts;
    }

    /** Returns the commands to one master each. */
    public MasterCommands masters() {
        return masters;
    }

    /** Returns who observes the commands. */
    public CommandObservation observation() {
        return observation;
    }

    /**
     * Runs an action that sends commands: on the thread that writes them, or in a cluster, where it depends on the key, on this
     * thread.
     */
    public void onNetworkThread(Runnable action) {
        if (cluster) {
            action.run();
        } else {
            direct.onNetworkThread(action);
        }
    }

    /** Returns whether keys may be on several masters, between which slots move. */
    public boolean isCluster() {
        return cluster;
    }

    /** Returns the number of slots. A command may name several keys of one slot. */
    public int slots() {
        return cluster ? MasterSlaveConnectionManager.MAX_SLOT : 1;
    }

    /** Returns the slot of a key. */
    public int slot(String key) {
        return cluster ? executor.getConnectionManager().calcSlot(key) : 0;
    }

    /** Returns the slot of a key. */
    public int slot(byte[] key) {
        return cluster ? executor.getConnectionManager().calcSlot(key) : 0;
    }
}
