package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreRequest;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Makes the cleanups of commands that get or use leases on keys of one partition.
 *
 * @param release gives a lease back at once
 * @param releaser gives leases back when the partition answers
 */
record LeaseCleanups(BiConsumer<String, Lease> release, LeaseReleaser releaser) {

    LeaseCleanup<Acquisition> ofAcquisition(LeaseRequest request) {
        return LeaseCleanup.granted(late -> giveBack(request, late), () -> releaser.add(request));
    }

    LeaseCleanup<List<Acquisition>> ofAcquisitions(List<LeaseRequest> requests) {
        return LeaseCleanup.granted(
                late -> {
                    for (int i = 0; i < late.size(); i++) {
                        giveBack(requests.get(i), late.get(i));
                    }
                },
                () -> requests.forEach(releaser::add));
    }

    private void giveBack(LeaseRequest request, Acquisition late) {
        if (late instanceof Acquisition.Own own) {
            release.accept(request.key(), own.lease());
        }
    }

    /** A call that cannot begin an update evicts the key, and so the lease that may have been granted. */
    LeaseCleanup<Lease> ofUpdate(LeaseRequest request) {
        return LeaseCleanup.granted(late -> release.accept(request.key(), late), () -> {});
    }

    LeaseCleanup<List<Lease>> ofUpdates(List<LeaseRequest> requests) {
        return LeaseCleanup.granted(
                late -> {
                    for (int i = 0; i < late.size(); i++) {
                        release.accept(requests.get(i).key(), late.get(i));
                    }
                },
                () -> {});
    }

    <T> LeaseCleanup<T> ofLease(String key, Lease lease) {
        return LeaseCleanup.unused(() -> releaser.add(key, lease));
    }

    LeaseCleanup<List<Boolean>> ofStores(List<StoreRequest> requests) {
        return LeaseCleanup.unused(() -> requests.forEach(request -> releaser.add(request.key(), request.lease())));
    }

    LeaseCleanup<Void> ofLeases(Map<String, Lease> leases) {
        return LeaseCleanup.unused(() -> leases.forEach(releaser::add));
    }
}
