package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.Larder;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.CacheStore;
import java.time.Duration;

/** Larder, used as generated code does. */
final class LarderUnderTest implements CacheUnderTest {

    /** Short, so that values and leases end by themselves as well. */
    private static final Duration TTL = Duration.ofSeconds(4);

    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration WAIT = Duration.ofMillis(500);

    private static final String KEY = "row:{group}:{key}";

    private static final CachedMethod<Row> FIND = finding("Rows.find");

    /** A method of its own, since each one learns what to expect of its calls. */
    private static final CachedMethod<Row> READ_BACK = finding("Rows.readBack");

    private static final KeyPattern ONE = KeyPattern.of("row:{group}:{key}");

    private static final KeyPattern GROUP = KeyPattern.of("row:{group}:*");

    private final Truth truth;

    private final CacheStore store;

    private final Larder larder;

    private final ReadThrough<Row> find;

    private final ReadThrough<Row> readBack;

    LarderUnderTest(Truth truth, CacheStore store) {
        this.truth = truth;
        this.store = store;
        this.larder = Larder.builder()
                .store(store)
                .leaseTime(LEASE)
                .leaseWait(WAIT)
                .patternTimeout(Duration.ofSeconds(2))
                .open();
        this.find = larder.readThrough(FIND);
        this.readBack = larder.readThrough(READ_BACK);
    }

    private static CachedMethod<Row> finding(String name) {
        return CachedMethod.returning(Row.class)
                .named(name)
                .key(KEY)
                .ttl(TTL)
                .jitter(50)
                .build();
    }

    @Override
    public Row read(int key) {
        return find.get(find.key(Truth.groupOf(key), key), () -> truth.load(key));
    }

    @Override
    public Row readBack(int key) {
        return readBack.get(readBack.key(Truth.groupOf(key), key), () -> truth.load(key));
    }

    @Override
    public Hand hand(String name) {
        return new LarderHand(name);
    }

    @Override
    public void close() {
        larder.close();
        store.close();
    }

    /** Named methods of its own, since a failed eviction does not throw: it shows in the method's statistics. */
    private final class LarderHand implements Hand {

        private final String name;

        private final Eviction eviction;

        private final WriteThrough<Row> update;

        LarderHand(String name) {
            this.name = name;
            this.eviction = larder.eviction(EvictingMethod.named(name));
            this.update = larder.writeThrough(UpdatingMethod.returning(Row.class)
                    .named(name)
                    .key(KEY)
                    .ttl(TTL)
                    .build());
        }

        @Override
        public boolean evict(int key) {
            long before = errors();
            eviction.evict(ONE.with(Truth.groupOf(key), key));
            return errors() == before;
        }

        @Override
        public boolean evictGroup(int group) {
            long before = errors();
            eviction.evict(GROUP.with(group));
            return errors() == before;
        }

        @Override
        public Update update(int key) {
            long before = errors();
            Row row = update.update(update.key(Truth.groupOf(key), key), () -> truth.change(key));
            return new Update(row, errors() == before);
        }

        private long errors() {
            return larder.stats().method(name).errors();
        }
    }
}
