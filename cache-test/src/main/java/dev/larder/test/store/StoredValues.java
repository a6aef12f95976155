package dev.larder.test.store;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.index.IndexEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The texts in a store, as another program would see them: a test writes an old form of a value, or looks at the JSON.
 *
 * <p>Keys are written as in annotations, without the key prefix. Commands wait for 10 s at most. Thread-safe.
 */
public final class StoredValues {

    /** Stands for a key that holds nothing, or only a lease. It is no JSON. */
    public static final String MISS = "miss";

    /** Stands for a remembered absence. It is no JSON. */
    public static final String ABSENT = "absent";

    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration TTL = Duration.ofHours(1);

    private final CacheStore store;

    private final String keyStart;

    /**
     * Looks at a store.
     *
     * @param keyStart the text before every key: a key prefix and its {@code :}, or an empty text
     */
    public StoredValues(CacheStore store, String keyStart) {
        this.store = Objects.requireNonNull(store, "store");
        this.keyStart = Objects.requireNonNull(keyStart, "keyStart");
    }

    /** Puts a text under a key for an hour, whatever the key holds. */
    public void put(String key, String text) {
        String whole = keyStart + key;
        LeaseRequest request = new LeaseRequest(whole, indexed(whole), loadId(), LEASE, LEASE.plus(TTL), Claim.ALWAYS);
        Lease lease = await(store.beginUpdate(request));
        await(store.store(whole, lease, text.getBytes(StandardCharsets.UTF_8), TTL));
    }

    /** Returns what a reader sees: the text of the value, {@link #ABSENT} or {@link #MISS}. */
    public String at(String key) {
        Lookup found = await(store.read(keyStart + key));
        if (found instanceof Lookup.Hit hit) {
            return new String(hit.value(), StandardCharsets.UTF_8);
        }
        return found instanceof Lookup.AbsentHit ? ABSENT : MISS;
    }

    /** Removes a key, as an operator would. */
    public void remove(String key) {
        await(store.evict(List.of(keyStart + key), List.of()));
    }

    /** Ids of loads are random 64 bits. */
    private static long loadId() {
        return UUID.randomUUID().getMostSignificantBits();
    }

    /** The key prefix alone is no prefix of a group. */
    private IndexEntry indexed(String key) {
        List<String> prefixes = new ArrayList<>();
        for (int colon = key.indexOf(':', keyStart.length()); colon >= 0; colon = key.indexOf(':', colon + 1)) {
            prefixes.add(key.substring(0, colon));
        }
        return new IndexEntry.Indexed(prefixes);
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
