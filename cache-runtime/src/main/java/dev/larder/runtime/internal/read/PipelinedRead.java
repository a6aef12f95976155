package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.binding.ReadResult;
import dev.larder.runtime.internal.outage.BatchReplies;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.Lookup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one call, in parts where its thread would otherwise wait idly. The parts are sent at once, and the values
 * of one part are decoded while the server reads the next. One command costs the least where many callers wait, and for few
 * keys.
 */
final class PipelinedRead<V> {

    /** Maximum number of parts; more cost more commands than they let overlap. */
    private static final int MAX_PARTS = 4;

    /** Minimum number of keys in a part; fewer are read sooner than a further command is sent. */
    private static final int MIN_KEYS = 16;

    private final ReadCall<?, V> call;

    private final List<CacheKey> keys;

    /** The results that are known already, by place; each part writes its own places only. Empty for a single part. */
    private List<@Nullable ReadResult<V>> results = List.of();

    PipelinedRead(ReadCall<?, V> call, List<CacheKey> keys) {
        this.call = call;
        this.keys = keys;
    }

    /**
     * Reads all keys.
     *
     * @param command reads some keys
     * @param lookup returns the lookup of one reply
     */
    <T> CompletableFuture<BatchReplies<T>> read(
            Function<List<String>, CompletableFuture<BatchReplies<T>>> command, Function<T, Lookup> lookup) {
        List<String> names = keys.stream().map(CacheKey::name).toList();
        int parts = parts();
        if (parts == 1) {
            return command.apply(names);
        }
        results = new ArrayList<>(Collections.nCopies(keys.size(), null));
        List<CompletableFuture<BatchReplies<T>>> read = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            int from = i * names.size() / parts;
            int to = (i + 1) * names.size() / parts;
            CompletableFuture<BatchReplies<T>> part = command.apply(names.subList(from, to));
            // The call itself decodes the last part, after it has asked for the leases of missing keys.
            read.add(
                    to == names.size()
                            ? part
                            : part.thenApplyAsync(found -> interpret(from, found, lookup), call.steps()));
        }
        return CompletableFuture.allOf(read.toArray(CompletableFuture[]::new))
                .thenApply(done -> BatchReplies.joined(
                        read.stream().map(CompletableFuture::join).toList()));
    }

    /** Returns the result of a key from its lookup. */
    ReadResult<V> result(int place, Lookup found) {
        ReadResult<V> known = results.isEmpty() ? null : results.get(place);
        return known != null ? known : call.method().values().interpret(keys.get(place), found);
    }

    private int parts() {
        boolean isIdle = call.thread() != null && !call.engine().waiting().isContended();
        return isIdle ? Math.max(1, Math.min(MAX_PARTS, keys.size() / MIN_KEYS)) : 1;
    }

    private <T> BatchReplies<T> interpret(int from, BatchReplies<T> found, Function<T, Lookup> lookup) {
        for (int i = 0; i < found.size(); i++) {
            T reply = found.get(i);
            if (reply != null && lookup.apply(reply) instanceof Lookup.Hit hit) {
                results.set(from + i, early(keys.get(from + i), hit));
            }
        }
        return found;
    }

    private @Nullable ReadResult<V> early(CacheKey key, Lookup value) {
        try {
            return call.method().values().interpret(key, value);
        } catch (Throwable e) {
            // A codec that fails in its own way fails again where the call asks for the result.
            return null;
        }
    }
}
