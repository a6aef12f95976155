package dev.larder.runtime.redisson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The reads of one command. Those of the same key share one place in it, and their answer. */
final class ReadBatch {

    private final List<PendingRead> reads = new ArrayList<>();

    private final List<String> keys = new ArrayList<>();

    /** Takes reads until they name so many keys; leaves out those whose callers gave up. */
    static ReadBatch takeFrom(Queue<PendingRead> waiting, int mostKeys) {
        ReadBatch batch = new ReadBatch();
        Map<String, Integer> places = new HashMap<>();
        PendingRead read;
        while (batch.keys.size() < mostKeys && (read = waiting.poll()) != null) {
            if (!read.isDone()) {
                batch.add(read, places);
            }
        }
        return batch;
    }

    private void add(PendingRead read, Map<String, Integer> places) {
        Integer taken = places.putIfAbsent(read.key(), keys.size());
        if (taken == null) {
            read.take(keys.size());
            keys.add(read.key());
        } else {
            read.take(taken);
        }
        reads.add(read);
    }

    List<String> keys() {
        return keys;
    }

    /** Answers each read with the value at its key's place. */
    void answer(List<@Nullable Object> values) {
        for (PendingRead read : reads) {
            read.answer((byte[]) values.get(read.place()));
        }
    }

    void forEach(Consumer<PendingRead> action) {
        reads.forEach(action);
    }
}
