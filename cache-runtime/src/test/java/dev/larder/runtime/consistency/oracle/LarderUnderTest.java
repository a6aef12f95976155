package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.Larder;
import dev.larder.runtime.MethodStats;
import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.config.FreshnessConfig;
import dev.larder.runtime.error.CacheOverloadException;
import dev.larder.runtime.error.LoadTimeoutException;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.TagTemplate;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Larder, used as generated code uses it. */
final class LarderUnderTest implements CacheUnderTest {

    /** Short, so that values and leases end by themselves as well. */
    static final Duration TTL = Duration.ofSeconds(2);

    static final String KEY = "row:{group}:{key}";

    /** A tag that is known before the row is. */
    static final String GROUP_TAG = "rows:{group}";

    /** A tag that only the row tells, and that no key was listed under before its version was loaded. */
    static final String ROW_TAG = "row:{result.key}:{result.version}";

    private static final TagTemplate OF_GROUP = TagTemplate.of(GROUP_TAG);

    private static final TagTemplate OF_ROW = TagTemplate.of(ROW_TAG);

    private static final Duration LEASE = Duration.ofSeconds(1);

    private static final Duration WAIT = Duration.ofMillis(500);

    /** Shorter than most loads, so that many callers do not wait for the end of their load. */
    private static final Duration SOFT_DEADLINE = Duration.ofMillis(2);

    private static final Duration HARD_DEADLINE = Duration.ofMillis(6);

    /** Longer than the longest transaction. */
    private static final Duration TRANSACTION_TIME = Duration.ofSeconds(5);

    /** Longer than from a change to the end of its eviction where nothing fails. */
    static final Duration AUDIT_GRACE = Duration.ofMillis(300);

    private final Truth truth;

    private final Tally tally;

    private final ReadTransactions transactions;

    private final boolean keepsStale;

    private final boolean tags;

    private final LongAdder loadedInTransactions = new LongAdder();

    private final CacheStore store;

    private final Larder larder;

    private final ReadThrough<Row> one;

    private final ReadThrough<Row> oneUnread;

    private final AsyncReadThrough<Row> oneAsync;

    private final ReadThrough<Row> oneInTime;

    private final BatchReadThrough<Integer, Row> several;

    private final AsyncBatchReadThrough<Integer, Row> severalAsync;

    private final BatchReadThrough<Integer, Row> severalInTime;

    /** Creates a node. */
    LarderUnderTest(Truth truth, Tally tally, CacheStore store, ReadTransactions transactions, Settings settings) {
        this.truth = truth;
        this.tally = tally;
        this.transactions = transactions;
        boolean keepsStale = settings.keepsStale();
        boolean audits = settings.audits();
        this.keepsStale = keepsStale;
        boolean tags = settings.tags();
        this.tags = tags;
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
                .transactions(transactions)
                .transactionTime(settings.hasTransactions() ? TRANSACTION_TIME : Duration.ZERO)
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
        method = tags ? method.tags(GROUP_TAG, ROW_TAG) : method;
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
        ReadTransaction transaction = transactions.current();
        Function<Collection<Integer>, List<Row>> load =
                transaction == null ? truth::load : missing -> loadIn(transaction, missing);
        Function<Collection<Integer>, CompletableFuture<List<Row>>> loadLater =
                transaction == null ? truth::loadLater : missing -> loadLaterIn(transaction, missing);
        Supplier<Row> loadOne = () -> load.apply(List.of(key)).get(0);
        return switch (way) {
            case ONE -> List.of(one.get(key(one::key, key), loadOne::get));
            case ONE_UNREAD -> List.of(oneUnread.get(key(oneUnread::key, key), loadOne::get));
            case ONE_ASYNC ->
                List.of(oneAsync.get(
                                key(oneAsync::key, key),
                                () -> loadLater.apply(keys).thenApply(rows -> rows.get(0)))
                        .join());
            case ONE_IN_TIME -> inTime(() -> List.of(oneInTime.get(key(oneInTime::key, key), loadOne::get)));
            case SEVERAL ->
                several.getAll(keys, id -> key(several::key, id), missing -> byKey(load.apply(missing)))
                        .values();
            case SEVERAL_ASYNC ->
                severalAsync
                        .getAll(
                                keys,
                                id -> key(severalAsync::key, id),
                                missing -> loadLater.apply(missing).thenApply(LarderUnderTest::byKey))
                        .join()
                        .values();
            case SEVERAL_IN_TIME ->
                inTime(() -> severalInTime
                        .getAll(keys, id -> key(severalInTime::key, id), missing -> byKey(load.apply(missing)))
                        .values());
        };
    }

    private List<Row> loadIn(ReadTransaction transaction, Collection<Integer> keys) {
        loadedInTransactions.add(keys.size());
        return transaction.load(keys);
    }

    private CompletableFuture<List<Row>> loadLaterIn(ReadTransaction transaction, Collection<Integer> keys) {
        loadedInTransactions.add(keys.size());
        return transaction.loadLater(keys);
    }

    @Override
    public Loads loads() {
        List<MethodStats> methods = Stream.of(
                        "Rows.one",
                        "Rows.oneUnread",
                        "Rows.oneAsync",
                        "Rows.oneInTime",
                        "Rows.several",
                        "Rows.severalAsync",
                        "Rows.severalInTime")
                .map(method -> larder.stats().method(method))
                .toList();
        return new Loads(
                loadedInTransactions.sum(),
                methods.stream().mapToLong(MethodStats::stores).sum(),
                methods.stream().mapToLong(MethodStats::unstoredInTransaction).sum());
    }

    private static Collection<Row> inTime(Supplier<Collection<Row>> call) {
        try {
            return call.get();
        } catch (LoadTimeoutException | CacheOverloadException e) {
            return List.of();
        }
    }

    private CacheKey key(Function<Object[], CacheKey> template, int key) {
        CacheKey plain = template.apply(new Object[] {Truth.groupOf(key), key});
        return tags ? tagged(plain, key) : plain;
    }

    static CacheKey tagged(CacheKey plain, int key) {
        return plain.tagged(() -> List.of(OF_GROUP.with(Truth.groupOf(key))))
                .taggedBy((Row row) -> List.of(OF_ROW.with(row.key(), row.version())));
    }

    static Map<Integer, Row> byKey(Collection<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::key, Function.identity()));
    }

    @Override
    public Hand hand(String name) {
        return new LarderHand(truth, larder, name, keepsStale, tags);
    }

    @Override
    public void close() {
        larder.close();
        store.close();
    }
}
