package dev.larder.runtime.redisson.trace;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.ScriptReply;
import dev.larder.runtime.redisson.removal.RemovalNotice;
import dev.larder.runtime.spi.CommandRefusedException;
import dev.larder.runtime.spi.index.GroupPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The traces of evictions, by which a load in a transaction knows whether its snapshot may be older than an eviction. They are in
 * one sorted set for a fleet, with the time of the server that has the set, so that no clocks of two machines are compared.
 *
 * <p>A trace is acknowledged before the eviction looks for keys, and a load asks for traces when it has its lease. So either the
 * eviction revokes the lease, or the load sees the trace. On one server a script removes exact keys and leaves their traces. In a
 * cluster the set is on one master, and the keys may be on others, so that there an eviction takes a round trip more.
 *
 * <p>Thread-safe.
 */
public final class Traces {

    /** Maximum number of traces in a set, about 12 MB. More push the oldest out, and transactions from before those store nothing. */
    private static final int LARGEST = 100_000;

    /** Maximum number of traces of a command. */
    private static final int CHUNK = 250;

    /** How long a master of a cluster that failed to take a trace is not asked again, so that others do not wait for it. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final RedisChannel channel;

    private final Map<String, TraceSet> sets = new ConcurrentHashMap<>();

    private final Duration patience;

    private volatile long pausedAt = System.nanoTime() - PAUSE_NANOS;

    /**
     * @param patience how long a cluster's master is waited for. It is shorter than the command timeout, so that the keys' own masters
     *     can answer in the rest of that, and are not taken to be away
     */
    public Traces(RedisChannel channel, Duration patience) {
        this.channel = channel;
        this.patience = patience;
    }

    /** Returns whether a key is the name of a set of traces. */
    public static boolean isName(byte[] key) {
        return TraceSet.isName(key);
    }

    /** Begins to leave traces of keys that begin with some text. The longest time of all who ask holds. */
    @SuppressWarnings("FutureReturnValueIgnored") // the first load that asks would begin the set as well
    public void begin(String keyStart, Duration lasting) {
        TraceSet set = sets.merge(
                keyStart,
                new TraceSet(keyStart, lasting),
                (one, other) -> one.lasting().compareTo(other.lasting()) > 0 ? one : other);
        ask(set, List.of());
    }

    /** Returns whether any traces are left. */
    public boolean areLeft() {
        return !sets.isEmpty();
    }

    /** Leaves traces of keys and groups; completes when they are acknowledged. */
    public CompletableFuture<Void> leave(Collection<String> keys, Collection<GroupPattern> groups) {
        if (sets.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<CompletableFuture<Long>> parts = new ArrayList<>();
        for (TraceSet set : sets.values()) {
            List<String> traces = set.traces(keys, groups);
            for (int i = 0; i < traces.size(); i += CHUNK) {
                parts.add(leave(set, traces.subList(i, Math.min(i + CHUNK, traces.size()))));
            }
        }
        return Futures.sum(parts).thenAccept(left -> {});
    }

    /**
     * Leaves traces of keys and groups before it removes these. Where the traces fail, the keys are removed as well; then the eviction
     * has failed all the same.
     */
    public CompletableFuture<Long> leaveBefore(
            Supplier<CompletableFuture<Long>> removal, Collection<String> keys, Collection<GroupPattern> groups) {
        CompletableFuture<Void> left = leave(keys, groups);
        return left.handle((done, failure) -> removal.get())
                .thenCompose(removed -> removed)
                .thenCombine(left, (count, done) -> count);
    }

    private CompletableFuture<Long> leave(TraceSet set, List<String> traces) {
        List<Object> arguments = new ArrayList<>(traces.size() + 2);
        arguments.add(set.lasting().toMillis());
        arguments.add(LARGEST);
        arguments.addAll(traces);
        return unlessPaused(() -> channel.scripts()
                .runTogether(LuaScript.TRACE, List.of(set.name()), arguments)
                .thenApply(reply -> ScriptReply.parse(reply, result -> (Long) result.get(0))));
    }

    /**
     * Removes keys that {@link #takes} returned {@code true} for, and leaves their traces, in one run; returns how many keys there were. Fails with
     * {@link dev.larder.runtime.redisson.command.MultiKeyRefusedException} where the server does not take them together.
     *
     * @param notice what near caches are told
     */
    public CompletableFuture<Long> evict(List<String> keys, RemovalNotice notice) {
        TraceSet set = Objects.requireNonNull(onlySet(keys), "the set of traces");
        List<String> all = new ArrayList<>(keys);
        all.add(set.name());
        return channel.scripts()
                .runTogether(
                        LuaScript.EVICT,
                        all,
                        List.of(set.lasting().toMillis(), LARGEST, notice.channels(), notice.message()))
                .thenApply(reply -> ScriptReply.parse(reply, result -> (Long) result.get(0)));
    }

    /**
     * Leaves the trace of a group and then reads its first page, in one run of a server; see {@code group.lua}. Fails with
     * {@link dev.larder.runtime.redisson.command.MultiKeyRefusedException} where the server does not take the sets together.
     *
     * @param group a group that {@link #takes(GroupPattern)} returned {@code true} for
     * @param sets the index sets of the group and of its head
     * @param arguments those of {@code group.lua}
     */
    public CompletableFuture<List<Object>> readGroup(GroupPattern group, List<String> sets, List<Object> arguments) {
        TraceSet set = Objects.requireNonNull(onlySet(group), "the set of traces");
        List<String> keys = new ArrayList<>(sets);
        keys.add(set.name());
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(set.traces(List.of(), List.of(group)));
        all.add(set.lasting().toMillis());
        all.add(LARGEST);
        return channel.scripts().runTogether(LuaScript.TRACED_GROUP, keys, all);
    }

    /** Returns whether one script leaves the trace of a group and reads it. */
    public boolean takes(GroupPattern group) {
        return !channel.isCluster() && onlySet(group) != null;
    }

    /** Returns the one set that takes the trace of a group; {@code null} when there are several, or none. */
    private @Nullable TraceSet onlySet(GroupPattern group) {
        List<TraceSet> taking = sets.values().stream()
                .filter(set -> !set.traces(List.of(), List.of(group)).isEmpty())
                .limit(2)
                .toList();
        return taking.size() == 1 ? taking.get(0) : null;
    }

    /** Returns whether one script removes these keys and leaves their traces. */
    public boolean takes(List<String> keys) {
        return !channel.isCluster() && onlySet(keys) != null;
    }

    /** Returns the one set that takes the traces of all these keys; {@code null} when there are several, or none. */
    private @Nullable TraceSet onlySet(List<String> keys) {
        TraceSet only = null;
        for (TraceSet set : sets.values()) {
            if (keys.stream().anyMatch(set::covers)) {
                if (only != null) {
                    return null;
                }
                only = set;
            }
        }
        return only != null && keys.stream().allMatch(only::covers) ? only : null;
    }

    /** Returns for how long each key was not evicted: zero when there is no answer. Each set takes one round trip. */
    public CompletableFuture<List<Duration>> unevictedFor(List<String> keys) {
        Duration[] times = new Duration[keys.size()];
        Map<TraceSet, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < times.length; i++) {
            times[i] = Duration.ZERO;
            TraceSet set = set(keys.get(i));
            if (set != null) {
                places.computeIfAbsent(set, absent -> new ArrayList<>()).add(i);
            }
        }
        List<CompletableFuture<Long>> asked = new ArrayList<>();
        places.forEach((set, some) ->
                asked.add(ask(set, some.stream().<Object>map(keys::get).toList())
                        .thenApply(replies -> {
                            for (int i = 0; i < replies.size(); i++) {
                                times[some.get(i)] = Duration.ofMillis((Long) replies.get(i));
                            }
                            return 0L;
                        })));
        return Futures.sum(asked).handle((done, failure) -> List.of(times));
    }

    private CompletableFuture<List<Object>> ask(TraceSet set, List<Object> keys) {
        return unlessPaused(() -> channel.scripts()
                .runTogether(LuaScript.UNEVICTED, List.of(set.name()), keys)
                .thenApply(reply -> ScriptReply.parse(reply, times -> {
                    if (times.size() != keys.size()) {
                        throw new IllegalArgumentException("a time for each key");
                    }
                    return times;
                })));
    }

    /** Returns the set of the longest key prefix that a key begins with. */
    private @Nullable TraceSet set(String key) {
        return sets.values().stream()
                .filter(set -> set.covers(key))
                .max(Comparator.comparingInt(set -> set.keyStart().length()))
                .orElse(null);
    }

    /**
     * Lets all transactions that have begun by now store nothing, since another server has the sets now: it may lack the latest
     * traces, and its clock is another one.
     *
     * @param has returns whether a set is on that server, by its name
     */
    public CompletableFuture<Void> restart(Predicate<String> has) {
        return Futures.sum(sets.values().stream()
                        .filter(set -> has.test(set.name()))
                        .map(set -> leave(set, List.of(TraceSet.COMPLETE)))
                        .toList())
                .thenAccept(left -> {});
    }

    /** In a cluster the keys' own master must not be blamed for the failure of the one that has the traces, nor wait for it. */
    private <T> CompletableFuture<T> unlessPaused(Supplier<CompletableFuture<T>> command) {
        if (!channel.isCluster()) {
            return command.get();
        }
        if (System.nanoTime() - pausedAt < PAUSE_NANOS) {
            return CompletableFuture.failedFuture(unreachable());
        }
        CompletableFuture<T> reply = command.get().orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS);
        return reply.exceptionallyCompose(failure -> {
            if (!RedisFailure.isRefusal(failure)) {
                pausedAt = System.nanoTime();
            }
            return CompletableFuture.failedFuture(unreachable());
        });
    }

    private static CommandRefusedException unreachable() {
        return new CommandRefusedException("Redis: the master that keeps the traces of evictions took none");
    }
}
