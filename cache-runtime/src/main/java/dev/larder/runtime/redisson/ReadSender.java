package dev.larder.runtime.redisson;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Lookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads keys by {@code GET} and {@code MGET}; a key that several ask for is named once. */
final class ReadSender implements BatchSender<String, Lookup> {

    static final int MOST_TOGETHER = 128;

    private final RedisChannel channel;

    ReadSender(RedisChannel channel) {
        this.channel = channel;
    }

    @Override
    public CompletableFuture<Lookup> sendOne(String key) {
        return channel.get(key);
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
        return channel.getAll(distinct).thenApply(values -> {
            List<Lookup> lookups = new ArrayList<>(placeOf.length);
            for (int place : placeOf) {
                lookups.add(Signature.classify((byte[]) values.get(place)));
            }
            return lookups;
        });
    }

    @Override
    public int mostTogether() {
        return MOST_TOGETHER;
    }

    @Override
    public long weight(String key, Lookup found) {
        return found instanceof Lookup.Hit hit ? hit.value().length : 0;
    }
}
