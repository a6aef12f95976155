package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.Larder;
import dev.larder.runtime.MethodStats;
import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.config.FreshnessConfig;
import dev.larder.runtime.error.CacheOverloadException;
import dev.larder.runtime.error.LoadTimeoutException;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.AsyncBatchReadThrough;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.CacheStore;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Larder, used as generated code uses it. */
final class LarderUnderTest implements CacheUnderTest {

    /** Short, so that values and leases end by themselves as well. */
    static final Duration TTL = Duration.ofSeconds(2);

    static final String KEY = "row:{group}:{key}";

    private static final Duration LEASE = Duration.ofSeconds(1);

    private static final Duration WAIT = Duration.ofMillis(500);

    /** Shorter than most loads, so that many callers do not wait for the end of their load. */
    private static final Duration SOFT_DEADLINE = Duration.ofMillis(2);

    private static final Duration HARD_DEADLINE = Duration.ofMillis(6);

    /** Longer than from a change to the end of its eviction where nothing fails. */
    static final Duration AUDIT_GRACE = Duration.ofMillis(300);

    private final Truth truth;

    private final Tally tally;

    private final boolean keepsStale;

    private final CacheStore store;

    private final Larder larder;

    private final ReadThrough<Row> one;

    private final ReadThrough<Row> oneUnread;

    private final AsyncReadThrough<Row> oneAsync;

    private final ReadThrough<Row> oneInTime;

    private final BatchReadThrough<Integer, Row> several;

    private final AsyncBatchReadThrough<Integer, Row> severalAsync;

    private final BatchReadThrough<Integer, Row> severalInTime;

    /**
     * Creates a node.
     *
     * @param keepsStale whether its methods keep stale values for failed and slow loads
     * @param audits whether hits are audited
     */
    LarderUnderTest(Truth truth, Tally tally, CacheStore store, boolean keepsStale, boolean audits) {
        this.truth = truth;
        this.tally = tally;
        this.keepsStale = keepsStale;
        this.store = store;
        this.larder = Larder.builder()
                .audit(
                        audits
                                ? AuditConfig.DEFAULTS
                                        .withShare(1)
                                        .withGrace(AUDIT_GRACE)
                                        .withRate(1000)
                                        .withThreads(8)
                                : AuditConfig.DEFAULTS)
                .keysInEvents(true)
                .listener(this::heard)
                .store(store)
                .leaseTime(LEASE)
                .leaseWait(WAIT)
                .patternTimeout(Duration.ofSeconds(2))
                .freshness(FreshnessConfig.DEFAULTS.withRefreshPause(Duration.ofMillis(20)))
                .open();
        // A method for each, since a method learns what to expect of its calls.
        this.one = larder.readThrough(finding("Rows.one").build());
        this.oneUnread = larder.readThrough(finding("Rows.oneUnread").build());
        this.oneAsync = larder.asyncReadThrough(finding("Rows.oneAsync").build());
        this.oneInTime = larder.readThrough(inTime("Rows.oneInTime"));
        this.several = larder.batchReadThrough(finding("Rows.several").build());
        this.severalAsync =
                larder.asyncBatchReadThrough(finding("Rows.severalAsync").build());
        this.severalInTime = larder.batchReadThrough(inTime("Rows.severalInTime"));
    }

    private void heard(CacheEvent event) {
        if (event instanceof CacheEvent.FoundStale found) {
            String key = String.valueOf(found.key());
            boolean isLate = truth.isEvictionLate(Integer.parseInt(key.substring(key.lastIndexOf(':') + 1)));
            (isLate ? tally.lateFindings : tally.falseFindings).increment();
        }
    }

    @Override
    public Map<String, Long> audits() {
        MethodStats total = larder.stats().total();
        return Map.of(
                "agreed", total.auditsAgreed(),
                "undecided", total.auditsUndecided(),
                "stale", total.foundStale());
    }

    private CachedMethod.Builder<Row> finding(String name) {
        CachedMethod.Builder<Row> method =
                CachedMethod.returning(Row.class).named(name).key(KEY).ttl(TTL).jitter(50);
        return keepsStale ? method.staleIfError(TTL) : method;
    }

    private CachedMethod<Row> inTime(String name) {
        CachedMethod.Builder<Row> method = finding(name).hardLoadDeadline(HARD_DEADLINE);
        return keepsStale
                ? method.refreshAfter(TTL.dividedBy(4))
                        .softLoadDeadline(SOFT_DEADLINE)
                        .build()
                : method.build();
    }

    @Override
    public Collection<Row> read(Way way, List<Integer> keys) {
        int key = keys.get(0);
        return switch (way) {
            case ONE -> List.of(one.get(key(one::key, key), () -> truth.load(key)));
            case ONE_UNREAD -> List.of(oneUnread.get(key(oneUnread::key, key), () -> truth.load(key)));
            case ONE_ASYNC ->
                List.of(oneAsync.get(
                                key(oneAsync::key, key),
                                () -> truth.loadLater(keys).thenApply(rows -> rows.get(0)))
                        .join());
            case ONE_IN_TIME -> inTime(() -> List.of(oneInTime.get(key(oneInTime::key, key), () -> truth.load(key))));
            case SEVERAL ->
                several.getAll(keys, id -> key(several::key, id), missing -> byKey(truth.load(missing)))
                        .values();
            case SEVERAL_ASYNC ->
                severalAsync
                        .getAll(
                                keys,
                                id -> key(severalAsync::key, id),
                                missing -> truth.loadLater(missing).thenApply(LarderUnderTest::byKey))
                        .join()
                        .values();
            case SEVERAL_IN_TIME ->
                inTime(() -> severalInTime
                        .getAll(keys, id -> key(severalInTime::key, id), missing -> byKey(truth.load(missing)))
                        .values());
        };
    }

    private static Collection<Row> inTime(Supplier<Collection<Row>> call) {
        try {
            return call.get();
        } catch (LoadTimeoutException | CacheOverloadException e) {
            return List.of();
        }
    }

    private static CacheKey key(Function<Object[], CacheKey> template, int key) {
        return template.apply(new Object[] {Truth.groupOf(key), key});
    }

    static Map<Integer, Row> byKey(Collection<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::key, Function.identity()));
    }

    @Override
    public Hand hand(String name) {
        return new LarderHand(truth, larder, name, keepsStale);
    }

    @Override
    public void close() {
        larder.close();
        store.close();
    }
}
