package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.key.TagTemplate;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EntryHandle;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.KeyedHandle;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.EvictionOutbox;
import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that carry tags, used as generated code uses them. */
class TagsTest {

    record Order(long id, @Nullable String customer) {}

    private static final TagTemplate TENANT = TagTemplate.of("tenant:{tenant}");

    private static final TagTemplate CUSTOMER = TagTemplate.of("customer:{result.customer}");

    private static final KeyPattern OF_TENANT = KeyPattern.ofTag("tenant:{tenant}");

    private static final KeyPattern OF_CUSTOMER = KeyPattern.ofTag("customer:{customer}");

    private static final Duration TTL = Duration.ofHours(1);

    private static final CachedMethod<Order> FIND = CachedMethod.returning(Order.class)
            .named("Orders.find")
            .key("order:{tenant}:{id}")
            .ttl(TTL)
            .nullTtl(TTL)
            .tags(TENANT.toString(), CUSTOMER.toString())
            .build();

    private static final UpdatingMethod<Order> SAVE = UpdatingMethod.returning(Order.class)
            .named("Orders.save")
            .key("order:{tenant}:{id}")
            .ttl(TTL)
            .tags(TENANT.toString(), CUSTOMER.toString())
            .build();

    private final Chaos store = Chaos.over(InMemoryCacheStore.create());

    private final OneTransaction transactions = new OneTransaction();

    private final List<String> added = new ArrayList<>();

    private final Larder larder = Larder.builder()
            .store(store)
            .keyPrefix("shop")
            .transactions(transactions)
            .outbox(new Outbox())
            .leaseWait(Duration.ZERO)
            .open();

    private final ReadThrough<Order> find = larder.readThrough(FIND);

    private final WriteThrough<Order> save = larder.writeThrough(SAVE);

    private final Eviction rename = larder.eviction(EvictingMethod.named("Customers.rename"));

    @AfterEach
    void close() {
        larder.close();
    }

    private static CacheKey key(KeyedHandle handle, long id) {
        return handle.key("acme", id)
                .tagged(() -> List.of(TENANT.with("acme")))
                .taggedBy((Order order) -> List.of(CUSTOMER.with(order.customer())));
    }

    private @Nullable Order find(long id, String customer) {
        return find.get(key(find, id), () -> new Order(id, customer));
    }

    private boolean isCached(long id) {
        return !store.values().at("shop:order:acme:" + id).equals("miss");
    }

    @Test
    void aTagOfTheArgumentsAndOneOfTheResultFindTheirKeys() {
        find(1, "ada");
        find(2, "bob");

        assertThat(rename.evict(OF_CUSTOMER.with("ada"))).isOne();
        assertThat(isCached(1)).isFalse();
        assertThat(isCached(2)).isTrue();

        find(1, "ada");
        assertThat(rename.evict(OF_TENANT.with("acme"))).isEqualTo(2);
    }

    @Test
    void aLoadDuringAnEvictionByItsTagIsReturnedAndNotStored() {
        Order loaded = find.get(key(find, 1), () -> {
            rename.evict(OF_CUSTOMER.with("ada"));
            return new Order(1, "ada");
        });

        assertThat(loaded).isEqualTo(new Order(1, "ada"));
        assertThat(isCached(1)).isFalse();
        assertThat(larder.stats().method("Orders.find").refusedStores()).isOne();
        assertThat(store.count(StoreCommand.RELEASE)).isOne();

        find(1, "ada");
        assertThat(isCached(1)).isTrue();
    }

    @Test
    void batchAndAsynchronousCallsListTheirValues() {
        BatchReadThrough<Long, Order> findAll = larder.batchReadThrough(FIND);
        AsyncReadThrough<Order> findLater = larder.asyncReadThrough(FIND);

        findAll.getAll(List.of(1L, 2L, 3L), id -> key(findAll, id), TagsTest::load);
        findLater
                .get(key(findLater, 4), () -> CompletableFuture.completedFuture(new Order(4, "customer 0")))
                .join();

        assertThat(store.count(StoreCommand.ADD_TAGS)).isEqualTo(2);
        assertThat(rename.evict(OF_CUSTOMER.with("customer 0"))).isEqualTo(2);
        assertThat(List.of(isCached(1), isCached(2), isCached(3), isCached(4)))
                .containsExactly(true, false, true, false);
    }

    private static Map<Long, Order> load(Collection<Long> ids) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), id -> new Order(id, "customer " + id % 2)));
    }

    @Test
    void anAbsentAnswerCarriesTheTagsOfTheArgumentsOnly() {
        find.get(key(find, 1), () -> null);

        assertThat(store.count(StoreCommand.ADD_TAGS)).isZero();
        assertThat(isCached(1)).isTrue();
        assertThat(rename.evict(OF_TENANT.with("acme"))).isOne();
    }

    @Test
    void anUpdateListsWhatItStoresAndLeavesNothingWhereItsTagWasEvicted() {
        save.update(key(save, 1), () -> new Order(1, "ada"));
        save.update(key(save, 2), () -> {
            rename.evict(OF_CUSTOMER.with("bob"));
            return new Order(2, "bob");
        });

        assertThat(isCached(1)).isTrue();
        assertThat(isCached(2)).isFalse();
        assertThat(rename.evict(OF_CUSTOMER.with("ada"))).isOne();
    }

    @Test
    void whatIsPutByTheEntriesIsListed() {
        EntryHandle<Order> entries = larder.entries(FIND);

        assertThat(entries.entry(key(entries, 1)).put(new Order(1, "ada"))).isTrue();

        assertThat(rename.evict(OF_CUSTOMER.with("ada"))).isOne();
    }

    @Test
    void theClientSetsAndEvictsTagsAndRefusesToLoseThem() {
        CacheClient client = larder.client();
        Order ada = new Order(1, "ada");

        assertThatThrownBy(() -> client.set("order:acme:1", ada, TTL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Orders.find")
                .hasMessageContaining("pass its tags");
        assertThatThrownBy(() -> client.expire("order:acme:1", TTL)).hasMessageContaining("pass its tags");
        assertThatThrownBy(() -> client.evictTag("customer:*")).isInstanceOf(IllegalArgumentException.class);
        assertThat(client.set("order:acme:1", ada, TypeToken.of(Order.class), TTL, List.of("customer:ada")))
                .isTrue();
        assertThat(client.expire("order:acme:1", TTL, List.of("customer:ada"))).isTrue();

        assertThat(client.evictTag(client.key("customer:{name}", "ada"))).isOne();
        assertThat(client.evictTags(List.of())).isZero();
        assertThat(client.async().evictTag("customer:ada").toCompletableFuture().join())
                .isZero();
    }

    @Test
    void anEvictionByATagWaitsForItsTransactionAndIsKeptInTheOutbox() {
        find(1, "a:b");
        transactions.begin();
        rename.evict(OF_CUSTOMER.with("a:b"));

        assertThat(added).containsExactly("#customer:a%3Ab");
        assertThat(isCached(1)).isTrue();
        transactions.end(Ending.COMMITTED);
        assertThat(isCached(1)).isFalse();
    }

    @Test
    void whileAnEvictionByATagIsPendingNoKeyIsReadThatMayCarryIt() {
        find(1, "ada");
        CachedMethod<String> other = CachedMethod.returning(String.class)
                .named("Names.find")
                .key("name:{id}")
                .ttl(TTL)
                .build();
        ReadThrough<String> names = larder.readThrough(other);
        names.get(names.key(1), () -> "Ada");
        store.on(StoreCommand.EVICT, Fault.failing());

        assertThat(rename.evict(OF_CUSTOMER.with("ada"))).isZero();

        assertThat(larder.pendingEvictions())
                .singleElement()
                .satisfies(pending -> assertThat(pending.target()).isEqualTo("shop:#customer:ada"));
        assertThat(find(1, "new")).isEqualTo(new Order(1, "new"));
        assertThat(names.get(names.key(1), () -> "other")).isEqualTo("Ada");
    }

    @Test
    void aTagThatCannotBeMadeKeepsTheValueFromBeingStored() {
        CacheKey key = find.key("acme", 1).taggedBy((Order order) -> {
            throw new IllegalStateException("no customer");
        });

        assertThat(find.get(key, () -> new Order(1, null))).isEqualTo(new Order(1, null));

        assertThat(isCached(1)).isFalse();
        assertThat(store.count(StoreCommand.RELEASE)).isOne();
    }

    @Test
    void aTagOfAnyValueReachesAllKeysThatMayCarryIt() {
        find(1, "ada");
        find(2, "bob");
        larder.client().set("name:1", "Ada", TTL);

        assertThat(rename.evict(OF_CUSTOMER.with(KeyPattern.ANY))).isEqualTo(2);

        assertThat(larder.client().exists("name:1")).isTrue();
    }

    @Test
    void methodsOfTheSameKeysMustHaveTheSameTags() {
        CachedMethod<Order> untagged = CachedMethod.returning(Order.class)
                .named("Orders.peek")
                .key("order:{tenant}:{id}")
                .ttl(TTL)
                .build();

        assertThatThrownBy(() -> larder.readThrough(untagged))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("Orders.peek has the tags []")
                .hasMessageContaining("Orders.find has [tenant:{tenant}, customer:{result.customer}]");
    }

    /** Remembers what is added. */
    private final class Outbox implements EvictionOutbox {

        @Override
        public Entry add(Collection<String> targets) {
            added.addAll(targets);
            return Entry.NONE;
        }

        @Override
        public void start(Evictor evictor) {}

        @Override
        public void stop() {}
    }
}
