package dev.larder.runtime.redisson.command;

import static dev.larder.runtime.redisson.command.RedisFailure.read;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.redisson.removal.RemovalNotice;
import dev.larder.runtime.spi.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisRedirectException;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.client.protocol.decoder.ObjectListReplayDecoder;

/** Reads and removes keys, and reads the sorted sets of the index. */
public final class KeyCommands {

    private static final RedisCommand<List<@Nullable Object>> MGET =
            new RedisCommand<>("MGET", new ObjectListReplayDecoder<>());

    private static final RedisCommand<List<Object>> ZRANGEBYSCORE =
            new RedisCommand<>("ZRANGEBYSCORE", new ObjectListReplayDecoder<>());

    private static final RedisCommand<Object> ZSCORE = new RedisCommand<>("ZSCORE");

    private final TellingSender sender;

    private final ScriptCommands scripts;

    private final boolean cluster;

    /** Learns the keys of a read that had no answer. */
    private volatile Consumer<List<String>> unanswered = keys -> {};

    /** @param scripts removes where a command is redirected */
    KeyCommands(TellingSender sender, ScriptCommands scripts, boolean cluster) {
        this.sender = sender;
        this.scripts = scripts;
        this.cluster = cluster;
    }

    /** Sets what learns the keys of each read that has no answer; must return at once. */
    public void onUnanswered(Consumer<List<String>> observer) {
        unanswered = observer;
    }

    /** Reads one key. The reply takes a single stage, since most commands are this one. */
    public CompletableFuture<Lookup> get(String key) {
        byte[] name = Arguments.bytes(key);
        return read(
                sender.<byte @Nullable []>send(name, RedisCommands.GET, name), "GET", Signature::classify, failure -> {
                    observe(failure, List.of(key));
                    return RedisFailure.of("GET", failure);
                });
    }

    /**
     * Reads keys of one slot, in their order. Fails with {@link MultiKeyRefusedException} where the server may answer for
     * each key alone.
     */
    public CompletableFuture<List<Lookup>> getAll(List<String> keys) {
        byte[][] names = Arguments.bytes(keys);
        return read(
                sender.<List<@Nullable Object>>send(names[0], MGET, (Object[]) names),
                "MGET",
                values -> lookups(values, names.length),
                failure -> {
                    observe(failure, keys);
                    return RedisFailure.ofSeveral("MGET", failure);
                });
    }

    private void observe(Throwable failure, List<String> keys) {
        if (RedisFailure.isNoAnswer(failure)) {
            unanswered.accept(keys);
        }
    }

    private static List<Lookup> lookups(List<@Nullable Object> values, int expected) {
        if (values.size() != expected) {
            throw new IllegalArgumentException("a value for each key");
        }
        List<Lookup> lookups = new ArrayList<>(values.size());
        for (Object value : values) {
            lookups.add(Signature.classify((byte[]) value));
        }
        return lookups;
    }

    /**
     * Removes keys and returns how many there were. One command removes them all; in a cluster each key takes a command of
     * its own.
     */
    public CompletableFuture<Long> unlink(List<byte[]> keys) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        if (!cluster) {
            return unlink(keys.get(0), keys.toArray());
        }
        return Futures.sum(keys.stream().map(key -> unlink(key, key)).toList());
    }

    /**
     * Removes keys of one slot and tells it; returns how many keys there were. {@code UNLINK} and {@code PUBLISH} go as one write.
     * A cluster that has moved the slot would redirect the first alone, so then a script does both where the keys are.
     */
    public CompletableFuture<Long> unlinkAndTell(List<byte[]> keys, RemovalNotice notice) {
        CompletableFuture<Long> removed =
                sender.<Long>sendAndTell(keys.get(0), notice, RedisCommands.UNLINK, keys.toArray());
        if (!cluster) {
            return unlinked(removed);
        }
        return removed.handle((count, failure) ->
                        failure != null && RedisFailure.unwrap(failure) instanceof RedisRedirectException
                                ? scripts.unlink(keys, notice)
                                : unlinked(removed))
                .thenCompose(stage -> stage);
    }

    private CompletableFuture<Long> unlink(byte[] first, Object... keys) {
        return unlinked(sender.send(first, RedisCommands.UNLINK, keys));
    }

    private static CompletableFuture<Long> unlinked(CompletableFuture<Long> reply) {
        return read(reply, "UNLINK", Objects::requireNonNull, failure -> RedisFailure.of("UNLINK", failure));
    }

    /** Reads members of a sorted set with their scores, in ascending order, from a score on. */
    public CompletableFuture<List<Object>> page(String set, String from, int limit) {
        return this.<List<Object>, List<Object>>onSet(
                set, ZRANGEBYSCORE, Objects::requireNonNull, from, "+inf", "WITHSCORES", "LIMIT", 0, limit);
    }

    /** Returns a member's score in milliseconds, or {@code null} when the set does not have the member. */
    public CompletableFuture<@Nullable Double> score(String set, String member) {
        return this.<@Nullable Object, @Nullable Double>onSet(
                set, ZSCORE, reply -> reply == null ? null : number(reply), member);
    }

    private <R extends @Nullable Object, T extends @Nullable Object> CompletableFuture<T> onSet(
            String set, RedisCommand<?> command, Function<R, T> reader, Object... arguments) {
        byte[] name = Arguments.bytes(set);
        Object[] all = new Object[arguments.length + 1];
        all[0] = name;
        for (int i = 0; i < arguments.length; i++) {
            all[i + 1] = Arguments.bytes(arguments[i]);
        }
        return read(
                sender.<R>send(name, command, all),
                command.getName(),
                reader,
                failure -> RedisFailure.of(command.getName(), failure));
    }

    /** Reads a score, which is text in version 2 of the protocol and a number in version 3. */
    public static double number(Object score) {
        return score instanceof byte[] text ? Double.parseDouble(Arguments.text(text)) : ((Number) score).doubleValue();
    }
}
