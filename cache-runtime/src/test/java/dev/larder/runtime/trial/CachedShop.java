package dev.larder.runtime.trial;

import dev.larder.runtime.Larder;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.Optionals;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.TypeToken;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What the processor generates of {@link Shop}, as the processor does not run over these tests. */
final class CachedShop implements Shop {
    private static final CachedMethod<Item> FIND = CachedMethod.returning(Item.class)
            .named("Shop.find")
            .key("item:{id}")
            .ttl(Duration.ofHours(1))
            .nullTtl(Duration.ofMinutes(1))
            .build();

    private static final CachedMethod<Item> FIND_ALL = CachedMethod.returning(Item.class)
            .named("Shop.findAll")
            .key("item:{ids}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final CachedMethod<Item> LIST = CachedMethod.returning(Item.class)
            .named("Shop.list")
            .key("item:{ids}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final CachedMethod<Item> FIND_LATER = CachedMethod.returning(Item.class)
            .named("Shop.findLater")
            .key("item:{id}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final CachedMethod<List<Item>> SEARCH = CachedMethod.returning(new TypeToken<List<Item>>() {})
            .named("Shop.search")
            .key("items:{filter|sha256}:{page}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final CachedMethod<Integer> COUNT = CachedMethod.returning(Integer.class)
            .named("Shop.count")
            .key("items:count:{onSale}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final CachedMethod<Faded> FADED = CachedMethod.returning(Faded.class)
            .named("Shop.faded")
            .key("faded:{id}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final CachedMethod<Unstored> UNSTORED = CachedMethod.returning(Unstored.class)
            .named("Shop.unstored")
            .key("unstored:{id}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final CachedMethod<Untyped> ANYTHING = CachedMethod.returning(Untyped.class)
            .named("Shop.anything")
            .key("anything:{id}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final CachedMethod<Long> MATCHING = CachedMethod.returning(Long.class)
            .named("Shop.matching")
            .key("matching:{matcher|sha256}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final CachedMethod<Long> VAGUE = CachedMethod.returning(Long.class)
            .named("Shop.vague")
            .key("vague:{filter.text}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final EvictingMethod SAVE = EvictingMethod.named("Shop.save");

    private static final KeyPattern SAVE_PATTERN = KeyPattern.of("item:{item.id}");

    private final Shop delegate;

    private final ReadThrough<Item> find;

    private final BatchReadThrough<Long, Item> findAll;

    private final BatchReadThrough<Long, Item> list;

    private final AsyncReadThrough<Item> findLater;

    private final ReadThrough<List<Item>> search;

    private final ReadThrough<Integer> count;

    private final ReadThrough<Faded> faded;

    private final ReadThrough<Unstored> unstored;

    private final ReadThrough<Untyped> anything;

    private final ReadThrough<Long> matching;

    private final ReadThrough<Long> vague;

    private final Eviction save;

    /**
     * Puts the cache in front of a service.
     *
     * @param delegate the service, called for values that are not in the cache
     * @param larder the cache
     */
    public CachedShop(Shop delegate, Larder larder) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
        this.find = larder.readThrough(FIND);
        this.findAll = larder.batchReadThrough(FIND_ALL);
        this.list = larder.batchReadThrough(LIST);
        this.findLater = larder.asyncReadThrough(FIND_LATER);
        this.search = larder.readThrough(SEARCH);
        this.count = larder.readThrough(COUNT);
        this.faded = larder.readThrough(FADED);
        this.unstored = larder.readThrough(UNSTORED);
        this.anything = larder.readThrough(ANYTHING);
        this.matching = larder.readThrough(MATCHING);
        this.vague = larder.readThrough(VAGUE);
        this.save = larder.eviction(SAVE);
    }

    @Override
    public Optional<Item> find(long id) {
        return Optional.ofNullable(find.get(find.key(id), () -> Optionals.orNull(delegate.find(id))));
    }

    @Override
    public Map<Long, Item> findAll(Set<Long> ids) {
        if (ids == null) {
            return delegate.findAll(ids);
        }
        return findAll.getAll(ids, id -> findAll.key(id), missing -> delegate.findAll(new LinkedHashSet<>(missing)));
    }

    @Override
    public List<Item> list(Collection<Long> ids) {
        if (ids == null) {
            return delegate.list(ids);
        }
        return list.getList(ids, id -> list.key(id), missing -> delegate.list(missing), item -> item.id());
    }

    @Override
    public CompletionStage<Item> findLater(long id) {
        return findLater.get(findLater.key(id), () -> delegate.findLater(id));
    }

    @Override
    public List<Item> search(Filter filter, int page) {
        return search.get(search.key(search.digest(filter), page), () -> delegate.search(filter, page));
    }

    @Override
    public int count(boolean onSale) {
        if (onSale) {
            return count.get(count.key(onSale), () -> delegate.count(onSale), result -> result % 2 == 0);
        }
        return delegate.count(onSale);
    }

    @Override
    public Faded faded(long id) {
        return faded.get(faded.key(id), () -> delegate.faded(id));
    }

    @Override
    public Unstored unstored(long id) {
        return unstored.get(unstored.key(id), () -> delegate.unstored(id));
    }

    @Override
    public Untyped anything(long id) {
        return anything.get(anything.key(id), () -> delegate.anything(id));
    }

    @Override
    public long matching(Matcher matcher) {
        return matching.get(matching.key(matching.digest(matcher)), () -> delegate.matching(matcher));
    }

    @Override
    public long vague(Filter filter, int page) {
        return vague.get(vague.key(filterText(filter)), () -> delegate.vague(filter, page));
    }

    @Override
    public void save(Item item) {
        delegate.save(item);
        save.evict(SAVE_PATTERN.with(itemId(item)));
    }

    @Override
    public long total() {
        return delegate.total();
    }

    /**
     * {@code filter.text}, or null where a step of it is null.
     */
    private static String filterText(Filter filter) {
        return filter == null ? null : filter.text();
    }

    /**
     * {@code item.id}, or null where a step of it is null.
     */
    private static Long itemId(Item item) {
        return item == null ? null : item.id();
    }
}
