package dev.larder.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.Tag;
import dev.larder.runtime.spi.index.TagListing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The part of the {@link StoreContract} that concerns {@linkplain CacheStore#addTags tags}. */
abstract class TagContract extends StoreCommands {

    @Test
    public void aTagFindsKeysThatAreListedWithTheirLease() {
        String other = head + ":other:7";
        assertThat(store(key, own(acquire(key, tag("a"))), "1")).isTrue();
        assertThat(store(other, own(acquire(other, tag("a"))), "2")).isTrue();
        write(head + ":43:profile", "3");

        assertThat(evict(tagged("a"))).isEqualTo(2);
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
        assertThat(read(other)).isInstanceOf(Lookup.Miss.class);
        assertThat(textAt(head + ":43:profile")).isEqualTo("3");
    }

    @Test
    public void aTagFindsAnUpdatedAndAnUnindexedKey() {
        IndexEntry entry = new IndexEntry.Unindexed(head, List.of(tag("a")));
        LeaseRequest request = new LeaseRequest(key, entry, newLoadId(), LEASE, LEASE.plus(TTL), Claim.ALWAYS);
        store(key, await(store().beginUpdate(request)), "1");

        assertThat(evict(tagged("a"))).isEqualTo(1);
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void aTagOfAValueFindsItAfterTheStore() {
        Lease lease = own(acquire(key));

        assertThat(addTags(key, lease, "a", "b")).isTrue();
        assertThat(store(key, lease, "1")).isTrue();

        assertThat(evict(tagged("b"))).isEqualTo(1);
        assertThat(evict(tagged("a"))).isZero();
        assertThat(read(key)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    public void aValueIsRefusedUnderATagThatWasEvictedSinceItsLease() {
        Lease lease = own(acquire(key));
        evict(tagged("a"));

        assertThat(addTags(key, lease, "a", "b")).isFalse();
        assertThat(addTags(key, lease, "b")).isTrue();
    }

    /** Not always at once: a store that cannot tell whether the eviction came before answers that it did not. */
    @Test
    public void aValueIsPermittedUnderATagThatWasEvictedBeforeItsLease() {
        evict(tagged("a"));
        Lease lease = own(acquire(key));
        for (int attempt = 0; attempt < 50 && !addTags(key, lease, "a"); attempt++) {
            await(store().release(key, lease.loadId()));
            lease = own(acquire(key));
        }

        assertThat(store(key, lease, "1")).isTrue();
        assertThat(evict(tagged("a"))).isEqualTo(1);
    }

    @Test
    public void anEvictionByATagRevokesTheLeaseOfAListedLoad() {
        Lease early = own(acquire(key, tag("a")));
        String other = head + ":other:7";
        Lease late = own(acquire(other));
        assertThat(addTags(other, late, "a")).isTrue();

        evict(tagged("a"));

        assertThat(store(key, early, "1")).isFalse();
        assertThat(store(other, late, "2")).isFalse();
    }

    @Test
    public void aTagAndAPrefixOfTheSameTextAreNotTheSame() {
        Tag same = new Tag(head + ":42", head);
        write(key, "1");
        write(head + ":43:profile", "2");

        assertThat(evict(GroupPattern.tagged(same, "", List.of(head + ":*")))).isZero();
        assertThat(store(head + ":44", own(acquire(head + ":44", same)), "3")).isTrue();
        assertThat(evict(group(head + ":42:*", head + ":42"))).isEqualTo(1);
        assertThat(textAt(head + ":44")).isEqualTo("3");
    }

    @Test
    public void manyKeysAreListedAtOnceAndATagOfAnySizeGoesWhole() {
        int size = 2500;
        List<String> keys =
                IntStream.range(0, size).mapToObj(i -> head + ":big:" + i).toList();
        List<Lease> leases = await(store().beginUpdateMany(
                        keys.stream().map(each -> request(each, LEASE, true)).toList()));
        List<TagListing> listings = IntStream.range(0, size)
                .mapToObj(i -> listing(keys.get(i), leases.get(i), List.of(tag("big"), tag("part" + i % 3))))
                .toList();

        assertThat(await(store().addTags(listings))).hasSize(size).containsOnly(true);
        await(store().storeMany(IntStream.range(0, size)
                .mapToObj(i -> new StoreRequest(keys.get(i), leases.get(i), bytes("1"), TTL))
                .toList()));

        assertThat(evict(tagged("part1"))).isEqualTo(833);
        assertThat(evict(tagged("big"))).isEqualTo(size - 833);
        assertThat(await(store().addTags(listings))).containsOnly(false);
    }

    private Tag tag(String name) {
        return new Tag(head + "tag:" + name, head + "tag");
    }

    private GroupPattern tagged(String name) {
        return GroupPattern.tagged(tag(name), "", List.of(head + ":*"));
    }

    private Acquisition acquire(String key, Tag tag) {
        IndexEntry.Indexed plain = (IndexEntry.Indexed) listed(key);
        IndexEntry entry = new IndexEntry.Indexed(plain.prefixes(), List.of(tag));
        return await(
                store().acquire(new LeaseRequest(key, entry, newLoadId(), LEASE, LEASE.plus(TTL), Claim.IF_ABSENT)));
    }

    private boolean addTags(String key, Lease lease, String... names) {
        List<Tag> tags = List.of(names).stream().map(this::tag).toList();
        return await(store().addTags(List.of(listing(key, lease, tags)))).get(0);
    }

    private static TagListing listing(String key, Lease lease, List<Tag> tags) {
        return new TagListing(key, lease.requested(), tags, LEASE.plus(TTL));
    }
}
