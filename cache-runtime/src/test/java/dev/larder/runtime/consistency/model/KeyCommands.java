package dev.larder.runtime.consistency.model;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import dev.larder.runtime.spi.index.IndexEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The commands on one key, alone or together with those on other keys. The outcome must be the same. */
sealed interface KeyCommands {

    CompletionStage<Lookup> read(String key);

    CompletionStage<TimedLookup> readTimed(String key);

    CompletionStage<Acquisition> acquire(LeaseRequest request);

    CompletionStage<Lease> beginUpdate(LeaseRequest request);

    CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl);

    CompletionStage<Void> release(String key, long loadId);

    /** Returns how many keys were removed, the others left out. */
    CompletionStage<Long> evict(String key);

    /** Sends the commands for one key. */
    record Alone(CacheStore store) implements KeyCommands {

        @Override
        public CompletionStage<Lookup> read(String key) {
            return store.read(key);
        }

        @Override
        public CompletionStage<TimedLookup> readTimed(String key) {
            return store.readTimed(key);
        }

        @Override
        public CompletionStage<Acquisition> acquire(LeaseRequest request) {
            return store.acquire(request);
        }

        @Override
        public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
            return store.beginUpdate(request);
        }

        @Override
        public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
            return store.store(key, lease, value, ttl);
        }

        @Override
        public CompletionStage<Void> release(String key, long loadId) {
            return store.release(key, loadId);
        }

        @Override
        public CompletionStage<Long> evict(String key) {
            return store.evict(List.of(key), List.of());
        }
    }

    /**
     * Sends the commands for several keys, with one key before and one behind. These are leased, hold values or nothing, as
     * earlier commands left them.
     *
     * @param head the first segment of the other keys, which no other command uses
     */
    record Together(CacheStore store, String head) implements KeyCommands {

        private static final int PLACE = 1;

        private List<String> around(String key) {
            return List.of(head + ":before", key, head + ":behind");
        }

        @Override
        public CompletionStage<Lookup> read(String key) {
            return store.readMany(around(key)).thenApply(found -> found.get(PLACE));
        }

        @Override
        public CompletionStage<TimedLookup> readTimed(String key) {
            return store.readTimedMany(around(key)).thenApply(found -> found.get(PLACE));
        }

        @Override
        public CompletionStage<Acquisition> acquire(LeaseRequest request) {
            return store.acquireMany(around(request)).thenApply(acquired -> acquired.get(PLACE));
        }

        @Override
        public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
            return store.beginUpdateMany(around(request)).thenApply(begun -> begun.get(PLACE));
        }

        private List<LeaseRequest> around(LeaseRequest request) {
            return around(request.key()).stream()
                    .map(key -> new LeaseRequest(
                            key,
                            key.equals(request.key()) ? request.indexEntry() : new IndexEntry.Indexed(List.of(head)),
                            request.loadId(),
                            request.lease(),
                            request.indexedFor(),
                            request.claim()))
                    .toList();
        }

        @Override
        public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
            List<StoreRequest> requests = new ArrayList<>();
            around(key).forEach(each -> requests.add(new StoreRequest(each, lease, value, ttl)));
            return store.storeMany(requests).thenApply(stored -> stored.get(PLACE));
        }

        @Override
        public CompletionStage<Void> release(String key, long loadId) {
            Map<String, Long> loadIds = new LinkedHashMap<>();
            around(key).forEach(each -> loadIds.put(each, loadId));
            return store.releaseMany(loadIds);
        }

        @Override
        public CompletionStage<Long> evict(String key) {
            List<String> others =
                    around(key).stream().filter(each -> !each.equals(key)).toList();
            // The others are removed first, so that they do not count.
            return store.evict(others, List.of()).thenCompose(removed -> store.evict(around(key), List.of()));
        }
    }
}
