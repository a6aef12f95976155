package dev.larder.runtime.redisson;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.ObjectParams;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.client.protocol.decoder.ListScanResult;
import org.redisson.client.protocol.decoder.ObjectListReplayDecoder;
import org.redisson.command.CommandAsyncExecutor;
import org.redisson.connection.ConnectionManager;
import org.redisson.connection.MasterSlaveConnectionManager;
import org.redisson.connection.MasterSlaveEntry;
import org.redisson.connection.ServiceManager;

/**
 * The few commands of the store, sent to masters with the store's own deadline and without retries, whatever the client
 * is configured to do; failures come as {@link StoreException}.
 *
 * <p>It uses Redisson's command executor, as Redisson's own Spring Data module does, because the objects of the public
 * API read from replicas by default and cannot be told otherwise one command at a time.
 *
 * <p>Each command is sent on its own rather than in Redisson's batches: those follow a redirect with all commands at
 * once, which in a cluster whose slots move sends some to the wrong node over and over. With a pool of fewer than ten
 * connections Redisson pipelines commands anyway.
 */
final class RedisChannel {

    private static final RedisCommand<List<Object>> EVALSHA =
            new RedisCommand<>("EVALSHA", new ObjectListReplayDecoder<>());

    private static final RedisCommand<List<Object>> EVAL = new RedisCommand<>("EVAL", new ObjectListReplayDecoder<>());

    /** {@link ValueReplyDecoder} knows it by identity. */
    static final RedisCommand<List<@Nullable Object>> MGET =
            new RedisCommand<>("MGET", new ObjectListReplayDecoder<>());

    private static final RedisCommand<List<Object>> PAGE =
            new RedisCommand<>("ZRANGEBYSCORE", new ObjectListReplayDecoder<>());

    private static final RedisCommand<Object> CLUSTER_NODES = new RedisCommand<>("CLUSTER", "NODES");

    private static final RedisCommand<Object> SCORE = new RedisCommand<>("ZSCORE");

    /** What a server says to several keys that it may not say to each alone. */
    private static final Set<String> TOGETHER = Set.of("CROSSSLOT", "NOPERM", "TRYAGAIN");

    private final CommandAsyncExecutor executor;

    private final boolean cluster;

    /** {@code null} where commands need the executor. */
    private final @Nullable DirectSender line;

    private RedisChannel(CommandAsyncExecutor executor, boolean cluster, Duration deadline) {
        this.executor = executor;
        this.cluster = cluster;
        ConnectionManager connections = executor.getConnectionManager();
        this.line = !cluster && DirectSender.suits(connections) ? new DirectSender(connections, deadline) : null;
    }

    /**
     * Returns a channel through the client.
     *
     * @throws IllegalArgumentException if the client is a wrapper that does not give access to its commands
     */
    static RedisChannel through(RedissonClient client, Duration deadline) {
        if (!(client instanceof Redisson redisson)) {
            throw new IllegalArgumentException("the RedissonClient must be one that Redisson.create returned, but is a "
                    + client.getClass().getName());
        }
        ObjectParams deadlines =
                (ObjectParams) PlainOptions.name("larder").timeout(deadline).retryAttempts(0);
        return new RedisChannel(
                redisson.getCommandExecutor().copy(deadlines),
                redisson.getConfig().isClusterConfig(),
                deadline);
    }

    /** Returns the masters as the client knows them now; no round trip. */
    Collection<MasterSlaveEntry> masters() {
        return executor.getConnectionManager().getEntrySet();
    }

    /** Returns the parts that the client's connections share. */
    ServiceManager services() {
        return executor.getServiceManager();
    }

    /** Into how many parts the keyspace is divided: commands may name several keys of one part. */
    int slots() {
        return cluster ? MasterSlaveConnectionManager.MAX_SLOT : 1;
    }

    /** Returns the part that a key belongs to. */
    int slot(String key) {
        return cluster ? executor.getConnectionManager().calcSlot(key) : 0;
    }

    /** Reads one key. In one stage, since most of what is asked is this. */
    CompletableFuture<Lookup> get(String key) {
        return this.<byte @Nullable []>write(key, RedisCommands.GET, bytes(key)).handle((stored, failure) -> {
            if (failure != null) {
                throw failed("GET", failure);
            }
            return Signature.classify(stored);
        });
    }

    /**
     * Reads keys of one slot, in their order; {@code null} for each that there is none of. Fails with
     * {@link TogetherRefusedException} where it may read each alone.
     */
    CompletableFuture<List<@Nullable Object>> getAll(List<String> keys) {
        return this.<List<@Nullable Object>>write(keys.get(0), MGET, bytes(keys))
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(refusedTogether("MGET", unwrap(e))));
    }

    private static RuntimeException refusedTogether(String command, Throwable failure) {
        String code = RedisFailure.code(failure);
        return TOGETHER.contains(code) ? new TogetherRefusedException(code) : failed(command, failure);
    }

    /** Removes the keys, one command where the server takes several keys at once; returns how many there were. */
    CompletableFuture<Long> unlink(List<byte[]> keys) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        if (!cluster) {
            return unlink(keys.get(0), keys.toArray());
        }
        List<CompletableFuture<Long>> parts = new ArrayList<>(keys.size());
        for (byte[] key : keys) {
            parts.add(unlink(key, key));
        }
        return sum(parts);
    }

    private CompletableFuture<Long> unlink(byte[] route, Object... keys) {
        return send("UNLINK", () -> executor.writeAsync(route, ByteArrayCodec.INSTANCE, RedisCommands.UNLINK, keys));
    }

    /** Runs a script by its hash, or by its source where the server does not have it (yet, or any more). */
    CompletableFuture<List<Object>> run(LuaScript script, String key, Object... arguments) {
        List<Object> parameters = new ArrayList<>(arguments.length + 2);
        parameters.add(1);
        parameters.add(key);
        parameters.addAll(Arrays.asList(arguments));
        return evaluate(script.one(), key, parameters, RedisChannel::failedScript);
    }

    /**
     * Runs a script on several keys of one slot, each with as many arguments; returns what it says of each. Fails with
     * {@link TogetherRefusedException} where it may work on each alone.
     */
    CompletableFuture<List<Object>> runTogether(LuaScript script, List<ScriptStep> steps) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(steps.size());
        steps.forEach(step -> parameters.add(step.key()));
        SharedArguments.of(steps).addTo(parameters, steps);
        return evaluate(script.many(), steps.get(0).key(), parameters, failure -> refusedTogether("EVALSHA", failure));
    }

    /**
     * Runs a script that takes several keys; returns what it returns. Fails with {@link TogetherRefusedException} where the
     * server may take each key alone.
     */
    CompletableFuture<List<Object>> runTogether(ScriptSource source, List<String> keys, List<Object> arguments) {
        List<Object> parameters = new ArrayList<>(keys.size() + arguments.size() + 1);
        parameters.add(keys.size());
        parameters.addAll(keys);
        parameters.addAll(arguments);
        return evaluate(source, keys.get(0), parameters, failure -> refusedTogether("EVALSHA", failure));
    }

    private CompletableFuture<List<Object>> evaluate(
            ScriptSource source,
            String route,
            List<Object> parameters,
            Function<Throwable, RuntimeException> explanation) {
        return eval(EVALSHA, source.sha(), route, parameters)
                .exceptionallyCompose(failure -> unwrap(failure) instanceof RedisNoScriptException
                        ? eval(EVAL, source.text(), route, parameters)
                        : CompletableFuture.failedFuture(failure))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(explanation.apply(unwrap(failure))));
    }

    private CompletableFuture<List<Object>> eval(
            RedisCommand<List<Object>> command, String script, String route, List<Object> parameters) {
        Object[] all = new Object[parameters.size() + 1];
        all[0] = bytes(script);
        for (int i = 1; i < all.length; i++) {
            all[i] = bytes(parameters.get(i - 1));
        }
        return write(route, command, all);
    }

    /** Sends a command on keys and what belongs to them, all as bytes: for texts Redisson allocates a buffer each. */
    private <T extends @Nullable Object> CompletableFuture<T> write(
            String route, RedisCommand<?> command, Object... arguments) {
        return this.<T>attempt(() -> line != null
                ? line.send(command, arguments)
                : executor.writeAsync(route, ByteArrayCodec.INSTANCE, command, arguments));
    }

    private static byte[] bytes(Object argument) {
        return argument instanceof byte[] bytes ? bytes : argument.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object[] bytes(List<String> keys) {
        Object[] bytes = new Object[keys.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes(keys.get(i));
        }
        return bytes;
    }

    private static RuntimeException failedScript(Throwable failure) {
        return failed("EVALSHA", failure);
    }

    /** Reads members with their scores, in ascending order, from the score on. */
    CompletableFuture<List<Object>> page(String set, String from, int limit) {
        return send(
                "ZRANGEBYSCORE",
                () -> executor.writeAsync(
                        set, ByteArrayCodec.INSTANCE, PAGE, set, from, "+inf", "WITHSCORES", "LIMIT", 0, limit));
    }

    /** Returns a member's score as milliseconds, or {@code null} when it is no member. */
    CompletableFuture<@Nullable Double> score(String set, String member) {
        return this.<Object>send("ZSCORE", () -> executor.writeAsync(set, ByteArrayCodec.INSTANCE, SCORE, set, member))
                .thenApply(reply -> reply == null ? null : number(reply));
    }

    CompletableFuture<ListScanResult<byte[]>> scan(MasterSlaveEntry master, String cursor, String glob, int count) {
        return send(
                "SCAN",
                () -> executor.writeAsync(
                        master, ByteArrayCodec.INSTANCE, RedisCommands.SCAN, cursor, "MATCH", glob, "COUNT", count));
    }

    /** Returns a section of {@code INFO} of one master. */
    CompletableFuture<Map<String, String>> info(MasterSlaveEntry master, RedisCommand<Map<String, String>> section) {
        return send("INFO", () -> executor.writeAsync(master, StringCodec.INSTANCE, section));
    }

    /** Tells whether keys may be on several masters, between which slots move. */
    boolean isCluster() {
        return cluster;
    }

    /** Returns the slots that the master itself serves, gives away or receives, as {@code CLUSTER NODES} spells them. */
    CompletableFuture<String> slots(MasterSlaveEntry master) {
        return this.<String>send("CLUSTER", () -> executor.writeAsync(master, StringCodec.INSTANCE, CLUSTER_NODES))
                .thenApply(nodes -> nodes.lines()
                        .filter(line -> line.contains("myself"))
                        .map(line -> line.split(" ", 9))
                        .map(parts -> parts.length == 9 ? parts[8] : "")
                        .findFirst()
                        .orElse(""));
    }

    CompletableFuture<Object> ping(MasterSlaveEntry master) {
        return send("PING", () -> executor.writeAsync(master, StringCodec.INSTANCE, RedisCommands.PING));
    }

    static CompletableFuture<Long> sum(Collection<CompletableFuture<Long>> parts) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        parts.stream().mapToLong(CompletableFuture::join).sum());
    }

    /** Reads a score: text in the protocol's second version, a number in its third. */
    static double number(Object score) {
        return score instanceof byte[] text
                ? Double.parseDouble(new String(text, StandardCharsets.US_ASCII))
                : ((Number) score).doubleValue();
    }

    private <T extends @Nullable Object> CompletableFuture<T> send(String command, Supplier<RFuture<T>> sender) {
        return this.<T>attempt(sender).exceptionallyCompose(e -> CompletableFuture.failedFuture(failed(command, e)));
    }

    private <T extends @Nullable Object> CompletableFuture<T> attempt(Supplier<? extends CompletionStage<T>> sender) {
        try {
            return sender.get().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static StoreException failed(String command, Throwable failure) {
        return RedisFailure.of(command, unwrap(failure));
    }

    static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
