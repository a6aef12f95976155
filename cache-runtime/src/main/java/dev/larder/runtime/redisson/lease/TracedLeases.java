package dev.larder.runtime.redisson.lease;

import dev.larder.runtime.redisson.trace.Traces;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The grants of leases, and what they have to do with the traces of evictions. A load that may see an older state asks for traces
 * when it has its lease and its key is in the index. An update leaves its trace beside its lease.
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

    public CompletableFuture<Lease> beginUpdate(LeaseRequest request) {
        return traced(List.of(request), single.beginUpdate(request));
    }

    public CompletableFuture<List<Lease>> beginUpdate(List<LeaseRequest> requests) {
        return traced(requests, several.beginUpdate(requests));
    }

    /**
     * Leaves traces of updates, in the same round trip. The change comes later: before its lease ends, or the update removes the
     * key, which leaves another trace. So these traces have the time at which the leases end.
     */
    private <T> CompletableFuture<T> traced(List<LeaseRequest> requests, CompletableFuture<T> granted) {
        if (!traces.areLeft()) {
            return granted;
        }
        Duration longest = requests.stream()
                .map(LeaseRequest::lease)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return traces.leaveUntil(requests.stream().map(LeaseRequest::key).toList(), longest)
                .thenCombine(granted, (left, lease) -> lease);
    }
}
