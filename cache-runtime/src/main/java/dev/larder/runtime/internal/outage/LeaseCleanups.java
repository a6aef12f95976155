package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreRequest;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * Makes the cleanups of commands that get or use leases on keys of one partition.
 *
 * @param release gives the lease of a load back at once
 * @param releaser gives leases back when the partition answers
 */
record LeaseCleanups(ObjLongConsumer<String> release, LeaseReleaser releaser) {

    LeaseCleanup<Acquisition> ofAcquisition(LeaseRequest request) {
        return LeaseCleanup.granted(late -> giveBack(request, late), () -> giveBackLater(request));
    }

    LeaseCleanup<List<Acquisition>> ofAcquisitions(List<LeaseRequest> requests) {
        return LeaseCleanup.granted(
                late -> {
                    for (int i = 0; i < late.size(); i++) {
                        giveBack(requests.get(i), late.get(i));
                    }
                },
                () -> requests.forEach(this::giveBackLater));
    }

    private void giveBack(LeaseRequest request, Acquisition late) {
        if (late instanceof Acquisition.Own) {
            release.accept(request.key(), request.loadId());
        }
    }

    private void giveBackLater(LeaseRequest request) {
        releaser.add(request.key(), request.loadId());
    }

    /** A call that cannot begin an update evicts the key, and so the lease that may have been granted. */
    LeaseCleanup<Lease> ofUpdate(LeaseRequest request) {
        return LeaseCleanup.granted(late -> release.accept(request.key(), request.loadId()), () -> {});
    }

    LeaseCleanup<List<Lease>> ofUpdates(List<LeaseRequest> requests) {
        return LeaseCleanup.granted(
                late -> requests.forEach(request -> release.accept(request.key(), request.loadId())), () -> {});
    }

    <T> LeaseCleanup<T> ofLease(String key, long loadId) {
        return LeaseCleanup.unused(() -> releaser.add(key, loadId));
    }

    LeaseCleanup<List<Boolean>> ofStores(List<StoreRequest> requests) {
        return LeaseCleanup.unused(() -> requests.forEach(
                request -> releaser.add(request.key(), request.lease().loadId())));
    }

    LeaseCleanup<Void> ofLeases(Map<String, Long> loadIds) {
        return LeaseCleanup.unused(() -> loadIds.forEach(releaser::add));
    }
}
