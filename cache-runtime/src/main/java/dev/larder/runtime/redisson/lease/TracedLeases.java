package dev.larder.runtime.redisson.lease;

import dev.larder.runtime.redisson.trace.Traces;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The grants of leases, and what they have to do with the traces of evictions. A load that may see an older state asks for traces
 * when it has its lease and its key is in the index. An update leaves its trace before its value is stored: after its change, and while its
 * lease keeps others from storing.
 */
public final class TracedLeases {

    private final SingleKeyLeases single;

    private final MultiKeyLeases several;

    private final Traces traces;

    public TracedLeases(SingleKeyLeases single, MultiKeyLeases several, Traces traces) {
        this.single = single;
        this.several = several;
        this.traces = traces;
    }

    public CompletableFuture<Acquisition> acquire(LeaseRequest request) {
        CompletableFuture<Acquisition> granted = single.acquire(request);
        return request.asksForTraces()
                ? granted.thenCompose(acquisition ->
                        withTraces(List.of(request), List.of(acquisition)).thenApply(all -> all.get(0)))
                : granted;
    }

    public CompletableFuture<List<Acquisition>> acquire(List<LeaseRequest> requests) {
        CompletableFuture<List<Acquisition>> granted = several.acquire(requests);
        return requests.stream().anyMatch(LeaseRequest::asksForTraces)
                ? granted.thenCompose(acquisitions -> withTraces(requests, acquisitions))
                : granted;
    }

    /** Adds to the leases for how long their keys were not evicted. */
    private CompletableFuture<List<Acquisition>> withTraces(List<LeaseRequest> requests, List<Acquisition> granted) {
        Map<Integer, Acquisition.Own> asking = new LinkedHashMap<>();
        for (int i = 0; i < granted.size(); i++) {
            if (granted.get(i) instanceof Acquisition.Own own && requests.get(i).asksForTraces()) {
                asking.put(i, own);
            }
        }
        if (asking.isEmpty() || !traces.areLeft()) {
            return CompletableFuture.completedFuture(granted);
        }
        List<String> keys =
                asking.keySet().stream().map(place -> requests.get(place).key()).toList();
        return traces.unevictedFor(keys).thenApply(times -> {
            List<Acquisition> all = new ArrayList<>(granted);
            Iterator<Duration> time = times.iterator();
            asking.forEach((place, own) -> all.set(place, new Acquisition.Own(own.lease(), time.next())));
            return all;
        });
    }

    /** Stores one value; see {@link #store(List)}. */
    public CompletableFuture<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return afterTraces(lease.isOfUpdate() ? List.of(key) : List.of(), () -> single.store(key, lease, value, ttl));
    }

    /** Stores values. Those of updates leave their traces first, in a round trip of their own; without these nothing is stored. */
    public CompletableFuture<List<Boolean>> store(List<StoreRequest> requests) {
        List<String> updated = requests.stream()
                .filter(request -> request.lease().isOfUpdate())
                .map(StoreRequest::key)
                .toList();
        return afterTraces(updated, () -> several.store(requests));
    }

    private <T> CompletableFuture<T> afterTraces(List<String> updated, Supplier<CompletableFuture<T>> store) {
        return updated.isEmpty() || !traces.areLeft()
                ? store.get()
                : traces.leave(updated, List.of()).thenCompose(left -> store.get());
    }
}
