package dev.larder.runtime.redisson.command;

import static dev.larder.runtime.redisson.command.RedisFailure.read;

import dev.larder.runtime.redisson.removal.RemovalNotice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.decoder.ObjectListReplayDecoder;

/** Runs scripts by their hashes, or by their sources on a server that does not know them. */
public final class ScriptCommands {

    /** The command that the failures of all scripts name. */
    public static final String NAME = "EVALSHA";

    private static final RedisCommand<List<Object>> EVALSHA = new RedisCommand<>(NAME, new ObjectListReplayDecoder<>());

    private static final RedisCommand<List<Object>> EVAL = new RedisCommand<>("EVAL", new ObjectListReplayDecoder<>());

    private final CommandSender sender;

    ScriptCommands(CommandSender sender) {
        this.sender = sender;
    }

    /** Runs a script on one key. */
    public CompletableFuture<List<Object>> run(LuaScript script, String key, Object... arguments) {
        return evaluate(
                script.one(),
                List.of(key),
                Arrays.asList(arguments),
                Objects::requireNonNull,
                failure -> RedisFailure.of(NAME, failure));
    }

    /**
     * Runs a script on several keys of one slot, each with as many arguments; returns a result for each. Fails with
     * {@link MultiKeyRefusedException} where the server may take each key alone.
     */
    public CompletableFuture<List<Object>> runMany(LuaScript script, List<ScriptStep> steps) {
        List<Object> arguments = new ArrayList<>();
        SharedArguments.of(steps).addTo(arguments, steps);
        return runMany(script.many(), steps.stream().map(ScriptStep::key).toList(), arguments, steps.size());
    }

    /**
     * Adds keys to the index and then runs a script on them, in one run of the server; returns a reply for each step. Fails
     * with {@link MultiKeyRefusedException} where the server does not take keys and index sets together.
     *
     * @param steps each with as many arguments
     */
    public CompletableFuture<List<IndexedReply>> runIndexed(LuaScript script, List<IndexedStep> steps) {
        List<String> keys = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        IndexedStep.addAll(steps, keys, arguments);
        return runMany(script.indexed(), keys, arguments, 1 + steps.size())
                .thenApply(results -> IndexedReply.ofAll(steps, results));
    }

    /** Removes keys of one slot and tells it, in one run of the server; returns how many keys there were. */
    public CompletableFuture<Long> unlink(List<byte[]> keys, RemovalNotice notice) {
        return evaluate(
                        LuaScript.UNLINK.one(),
                        keys,
                        List.of(notice.channels(), notice.message()),
                        Objects::requireNonNull,
                        failure -> RedisFailure.of(NAME, failure))
                .thenApply(reply -> ScriptReply.parse(reply, result -> (Long) result.get(0)));
    }

    /**
     * Runs a script once, on all of the keys. Fails with {@link MultiKeyRefusedException} where the server does not take them
     * together.
     */
    public CompletableFuture<List<Object>> runTogether(LuaScript script, List<?> keys, List<Object> arguments) {
        return evaluate(
                script.one(),
                keys,
                arguments,
                Objects::requireNonNull,
                failure -> RedisFailure.ofSeveral(NAME, failure));
    }

    private CompletableFuture<List<Object>> runMany(
            ScriptSource source, List<String> keys, List<Object> arguments, int expected) {
        return evaluate(
                source,
                keys,
                arguments,
                results -> {
                    if (results.size() != expected) {
                        throw new IllegalArgumentException("a result for each request");
                    }
                    return results;
                },
                failure -> RedisFailure.ofSeveral(NAME, failure));
    }

    private CompletableFuture<List<Object>> evaluate(
            ScriptSource source,
            List<?> keys,
            List<Object> arguments,
            Function<List<Object>, List<Object>> reader,
            Function<Throwable, RuntimeException> explanation) {
        byte[][] parameters = parameters(source.sha(), keys, arguments);
        return read(
                send(EVALSHA, parameters)
                        .exceptionallyCompose(failure -> RedisFailure.unwrap(failure) instanceof RedisNoScriptException
                                ? send(EVAL, withSource(source, parameters))
                                : CompletableFuture.failedFuture(failure)),
                NAME,
                reader,
                explanation);
    }

    private CompletableFuture<List<Object>> send(RedisCommand<List<Object>> command, byte[][] parameters) {
        return sender.send(parameters[2], command, (Object[]) parameters);
    }

    private static byte[][] parameters(String script, List<?> keys, List<Object> arguments) {
        byte[][] parameters = new byte[2 + keys.size() + arguments.size()][];
        parameters[0] = Arguments.bytes(script);
        parameters[1] = Arguments.bytes(keys.size());
        int next = 2;
        for (Object key : keys) {
            parameters[next++] = Arguments.bytes(key);
        }
        for (Object argument : arguments) {
            parameters[next++] = Arguments.bytes(argument);
        }
        return parameters;
    }

    private static byte[][] withSource(ScriptSource source, byte[][] parameters) {
        byte[][] changed = parameters.clone();
        changed[0] = Arguments.bytes(source.text());
        return changed;
    }
}
