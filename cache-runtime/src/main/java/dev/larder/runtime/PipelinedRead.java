package dev.larder.runtime;

import dev.larder.runtime.spi.Lookup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one call, in parts where its thread would otherwise wait idly: the parts are under way at once, and
 * while the server reads the next, values are made of what the last one held. Where many callers wait, one command for all
 * keys costs the least, and so does one for few keys.
 */
final class PipelinedRead<V> {

    /** More of them cost more commands than they let overlap. */
    private static final int MOST_PARTS = 4;

    /** Fewer keys are read sooner than a further command is sent. */
    private static final int LEAST_KEYS = 16;

    private final BatchCall<?, V> call;

    private final List<CacheKey> keys;

    /** What is known already of the keys, by place; a part writes to its own places only. Empty where nothing is. */
    private List<@Nullable ReadResult<V>> answers = List.of();

    PipelinedRead(BatchCall<?, V> call, List<CacheKey> keys) {
        this.call = call;
        this.keys = keys;
    }

    /**
     * Reads all keys; fails when any part fails.
     *
     * @param command reads some keys
     * @param lookup what was found of one
     */
    <T> CompletableFuture<List<T>> read(
            Function<List<String>, CompletableFuture<List<T>>> command, Function<T, Lookup> lookup) {
        List<String> names = keys.stream().map(CacheKey::name).toList();
        int parts = parts();
        if (parts == 1) {
            return command.apply(names);
        }
        answers = new ArrayList<>(Collections.nCopies(keys.size(), null));
        List<CompletableFuture<List<T>>> read = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            int from = i * names.size() / parts;
            int to = (i + 1) * names.size() / parts;
            CompletableFuture<List<T>> part = command.apply(names.subList(from, to));
            // The last part is left to the call, which leases what is missing before it makes values.
            read.add(
                    to == names.size()
                            ? part
                            : part.thenApplyAsync(found -> interpret(from, found, lookup), call.steps()));
        }
        return CompletableFuture.allOf(read.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<T> all = new ArrayList<>(names.size());
            read.forEach(part -> all.addAll(part.join()));
            return all;
        });
    }

    /** Returns what a key holds, from what was found of it. */
    ReadResult<V> answer(int place, Lookup found) {
        ReadResult<V> known = answers.isEmpty() ? null : answers.get(place);
        return known != null ? known : call.binding().interpret(keys.get(place), found);
    }

    private int parts() {
        boolean isIdle =
                call.thread() != null && !call.binding().context().yielding().isContended();
        return isIdle ? Math.max(1, Math.min(MOST_PARTS, keys.size() / LEAST_KEYS)) : 1;
    }

    private <T> List<T> interpret(int from, List<T> found, Function<T, Lookup> lookup) {
        for (int i = 0; i < found.size(); i++) {
            Lookup value = lookup.apply(found.get(i));
            if (value instanceof Lookup.Hit) {
                answers.set(from + i, early(keys.get(from + i), value));
            }
        }
        return found;
    }

    private @Nullable ReadResult<V> early(CacheKey key, Lookup value) {
        try {
            return call.binding().interpret(key, value);
        } catch (Throwable e) {
            // A codec that fails in its own way does so again where the call asks for the answer.
            return null;
        }
    }
}
