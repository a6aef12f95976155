package dev.larder.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.near.NearHash;
import dev.larder.runtime.spi.near.NearLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The part of the store's contract that has to do with near caches. A store without links is not tested. */
abstract class NearLinkContract extends TagContract {

    /** Short, since a new link may be unproven for as long. */
    private static final Duration STALENESS = Duration.ofMillis(300);

    private final HeardRemovals heard = new HeardRemovals();

    private final List<NearLink> links = new ArrayList<>();

    /**
     * Returns a store of the same contents as in another process, the same during one test. By default it is the store under
     * test itself.
     */
    protected CacheStore otherStore() {
        return store();
    }

    @AfterEach
    final void closeLinks() {
        links.forEach(NearLink::close);
    }

    private NearLink link(CacheStore of, NearLink.Listener listener) {
        NearLink link = of.nearLink(new NearLink.Settings(head + ":", STALENESS), listener)
                .orElse(null);
        Assumptions.assumeTrue(link != null, "the store has no links");
        links.add(link);
        return link;
    }

    /** Returns a link that has a proven subscription to the keys of the test. */
    private NearLink linked(CacheStore of, NearLink.Listener listener) {
        NearLink link = link(of, listener);
        link.begin();
        until("all partitions are linked", () -> link.state().phase() == NearLink.Phase.LINKED);
        awaitProof(link, key);
        return link;
    }

    /** Returns the same for the other store, while this one publishes. */
    private NearLink linkedToOther() {
        link(store(), new HeardRemovals());
        return linked(otherStore(), heard);
    }

    private static void awaitProof(NearLink link, String key) {
        long since = System.nanoTime();
        until("the subscription is proven", () -> link.subscription(key).isProvenSince(since));
    }

    private static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as(what).isNegative();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    @Test
    public void theRemovalsOfThisProcessAreToldBeforeTheyComplete() {
        link(store(), heard);

        evict(key, key + ":b");

        assertThat(heard.keys()).contains(NearHash.ofKey(key), NearHash.ofKey(key + ":b"));
    }

    @Test
    public void aRemovedGroupIsToldByThePrefixOfAllItsKeys() {
        write(key, "1");
        link(store(), heard);

        evict(group(head + ":42:*", head + ":42"));

        assertThat(heard.keys()).isEmpty();
        assertThat(heard.prefixes()).contains(NearHash.ofPrefixes(key)[2]);
    }

    @Test
    public void anUpdateIsToldWhenItBegins() {
        link(store(), heard);
        LeaseRequest request = request(key, LEASE, true);

        Lease lease = await(store().beginUpdate(request));
        assertThat(heard.keys()).contains(NearHash.ofKey(key));
        heard.clear();
        store(key, lease, "1");

        assertThat(heard.keys()).isEmpty();
    }

    @Test
    public void updatesOfManyKeysAreTold() {
        linkedToOther();
        List<String> keys =
                IntStream.range(0, 300).mapToObj(i -> head + ":" + i).toList();

        List<Lease> leases = await(store().beginUpdateMany(
                        keys.stream().map(each -> request(each, LEASE, true)).toList()));

        assertThat(leases).hasSize(300);
        until("all are told", () -> keys.stream().allMatch(heard::has));
    }

    @Test
    public void aLoadIsNotTold() {
        link(store(), heard);

        store(key, own(acquire(key)), "1");

        assertThat(heard.keys()).isEmpty();
        assertThat(heard.prefixes()).isEmpty();
    }

    @Test
    public void aStoredValueThatReplacesAnotherIsTold() {
        write(key, "1");
        linkedToOther();
        Lease lease = own(await(store().acquire(new LeaseRequest(
                key, listed(key), newLoadId(), LEASE, LEASE.plus(TTL), new Claim.Refresh(TTL.plusMinutes(1))))));

        store(key, lease, "2");

        until("it is told", () -> heard.has(key));
    }

    @Test
    public void storedValuesThatReplaceOthersAreTold() {
        write(key, "1");
        linkedToOther();
        Lease refreshed = own(acquireToOverwrite(key));
        Lease loaded = own(acquire(key + ":b"));

        await(store().storeMany(List.of(
                new StoreRequest(key, refreshed, bytes("2"), TTL),
                new StoreRequest(key + ":b", loaded, bytes("2"), TTL))));

        until("it is told", () -> heard.has(key));
        assertThat(heard.has(key + ":b")).isFalse();
    }

    @Test
    public void anotherTimeToLiveIsTold() {
        write(key, "1");
        linkedToOther();

        await(store().expire(key, listed(key), Duration.ofSeconds(30)));

        until("it is told", () -> heard.has(key));
    }

    @Test
    public void theRemovalOfAnExactValueIsTold() {
        write(key, "1");
        linkedToOther();

        assertThat(await(store().evictValue(key, bytes("1")))).isTrue();

        until("it is told", () -> heard.has(key));
    }

    @Test
    public void nothingIsProvenBeforeTheLinkBegins() {
        NearLink link = link(store(), heard);

        assertThat(link.subscription(key)).isSameAs(NearLink.Subscription.NONE);
        assertThat(link.state().phase()).isEqualTo(NearLink.Phase.UNUSED);
    }

    @Test
    public void whatAProofCoversWasTold() {
        NearLink link = linkedToOther();
        for (int i = 0; i < 20; i++) {
            String each = head + ":" + i;

            evict(each);
            awaitProof(link, each);

            assertThat(heard.has(each)).isTrue();
        }
        evict(group(head + ":*", head));
        awaitProof(link, key);

        assertThat(heard.has(key)).isTrue();
    }

    @Test
    public void removalsAreToldInTheirOrder() {
        NearLink link = linkedToOther();
        heard.clear();
        List<String> keys =
                IntStream.range(0, 50).mapToObj(i -> head + ":{same}:" + i).toList();

        keys.forEach(this::evict);
        awaitProof(link, keys.get(0));

        assertThat(heard.keys())
                .containsSubsequence(keys.stream().map(NearHash::ofKey).toList());
    }

    @Test
    public void anEvictionOfAKeyThatIsNotThereIsTold() {
        linkedToOther();

        assertThat(evict(key)).isZero();

        until("it is told", () -> heard.has(key));
    }

    @Test
    public void evictionsThatLeaveTracesAreToldAsWell() {
        store().leaveTraces(head + ":", TTL);
        linkedToOther();

        evict(key);
        evict(group(head + ":43:*", head + ":43"));

        until("both are told", () -> heard.has(key) && heard.has(head + ":43:profile"));
    }

    @Test
    public void aGroupWithoutKeysIsTold() {
        linkedToOther();

        assertThat(evict(group(head + ":42:*", head + ":42"))).isZero();

        until("it is told", () -> heard.has(key));
    }

    @Test
    public void waitingForNearCachesEndsWhenTheyHaveApplied() {
        NearLink mine = linked(store(), new HeardRemovals());
        linkedToOther();
        GroupPattern all = group(head + ":*", head);
        evict(key);

        // At first a store may not know whom to wait for, and on a busy machine a confirmation may be late.
        until("all have confirmed", () -> await(mine.awaitNear(List.of(key), List.of(all))));

        assertThat(heard.has(key)).isTrue();
    }

    @Test
    public void aClosedLinkProvesNothing() {
        NearLink link = linked(store(), heard);
        NearLink.Subscription subscription = link.subscription(key);

        link.close();

        assertThat(subscription.isProvenSince(System.nanoTime() - TTL.toNanos()))
                .isFalse();
        assertThat(link.state().phase()).isEqualTo(NearLink.Phase.CLOSED);
        evict(key);
        assertThat(heard.keys()).isEmpty();
    }
}
