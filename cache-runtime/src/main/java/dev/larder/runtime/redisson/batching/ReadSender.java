package dev.larder.runtime.redisson.batching;

import dev.larder.runtime.redisson.command.KeyCommands;
import dev.larder.runtime.spi.Lookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads keys by {@code GET} and {@code MGET}. A command names a key of several requests once. */
final class ReadSender implements BatchSender<String, Lookup> {

    private static final int MAX_BATCH = 128;

    private final KeyCommands commands;

    ReadSender(KeyCommands commands) {
        this.commands = commands;
    }

    @Override
    public CompletableFuture<Lookup> sendOne(String key) {
        return commands.get(key);
    }

    @Override
    public CompletableFuture<List<Lookup>> sendSeveral(List<String> keys) {
        Map<String, Integer> places = new HashMap<>();
        List<String> distinct = new ArrayList<>(keys.size());
        int[] placeOf = new int[keys.size()];
        for (int i = 0; i < placeOf.length; i++) {
            Integer known = places.putIfAbsent(keys.get(i), distinct.size());
            placeOf[i] = known == null ? distinct.size() : known;
            if (known == null) {
                distinct.add(keys.get(i));
            }
        }
        return commands.getAll(distinct).thenApply(found -> {
            List<Lookup> lookups = new ArrayList<>(placeOf.length);
            for (int place : placeOf) {
                lookups.add(found.get(place));
            }
            return lookups;
        });
    }

    @Override
    public int maxBatch() {
        return MAX_BATCH;
    }

    @Override
    public long weight(String key, Lookup found) {
        return found instanceof Lookup.Hit hit ? hit.value().length : 0;
    }
}
