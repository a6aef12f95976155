package dev.larder.runtime;

import static dev.larder.runtime.CacheFixture.async;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.internal.command.CallingThread;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncBatchReadThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.HeldCommand;
import dev.larder.test.store.StoreCommand;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelinedReadTest {

    private static final int PARTS = 4;

    private final Chaos store = Chaos.over(InMemoryCacheStore.create());

    private final WatchedCodec codec = new WatchedCodec();

    private final Larder larder = open(store, codec);

    private final BatchReadThrough<Long, User> findAll = larder.batchReadThrough(CacheFixture.FIND);

    /** The ids that each call of the loader was asked for. */
    private final List<List<Long>> loads = new ArrayList<>();

    @Test
    void thePartsAreAllSentBeforeTheFirstIsAnswered() throws Exception {
        putAll(64);
        List<HeldCommand> parts = holdParts();

        CompletableFuture<Map<Long, User>> call = async(() -> findAll(64));
        parts.forEach(HeldCommand::awaitArrival);
        assertThat(call).isNotDone();
        parts.forEach(HeldCommand::proceed);

        assertThat(call.get()).isEqualTo(cached(64));
        assertThat(call.get().keySet()).containsExactlyElementsOf(ids(64));
        assertThat(store.count(StoreCommand.READ_MANY)).isEqualTo(PARTS);
        assertThat(loads).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "16, 1", "31, 1", "32, 2", "47, 2", "48, 3", "63, 3", "64, 4", "65, 4", "1000, 4"})
    void howManyPartsThereAreIsForTheNumberOfIds(int ids, int parts) {
        putAll(ids);

        assertThat(findAll(ids)).isEqualTo(cached(ids));

        assertThat(store.count(StoreCommand.READ_MANY)).isEqualTo(parts);
        assertThat(stats().hits()).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatPartsHoldIsWhatOneCommandFinds(boolean remembersAbsence) {
        Chaos other = Chaos.over(InMemoryCacheStore.create());
        for (Chaos each : List.of(store, other)) {
            putMixed(each, 131);
        }
        CachedMethod<User> method = remembersAbsence ? CacheFixture.FIND_ABSENT : CacheFixture.FIND;
        BatchReadThrough<Long, User> parted = larder.batchReadThrough(method);
        Larder otherLarder = open(other, new WatchedCodec());
        AsyncBatchReadThrough<Long, User> together = otherLarder.asyncBatchReadThrough(method);

        Map<Long, User> byParts = parted.getAll(ids(131), parted::key, this::load);
        Map<Long, User> byOne = together.getAll(
                        ids(131),
                        together::key,
                        missing -> CompletableFuture.completedFuture(new LinkedHashMap<>(load(missing))))
                .join();

        assertThat(byParts).containsExactlyEntriesOf(byOne);
        assertThat(loads).hasSize(2);
        assertThat(loads.get(0)).isNotEmpty().isEqualTo(loads.get(1));
        assertThat(counts(larder, method)).isEqualTo(counts(otherLarder, method));
        assertThat(store.count(StoreCommand.READ_MANY)).isEqualTo(PARTS);
        assertThat(other.count(StoreCommand.READ_MANY)).isEqualTo(1);
    }

    @Test
    void eachIdIsCountedOnceAndLoadedInTheOrderOfTheCall() {
        putMixed(store, 64);

        Map<Long, User> users = findAll(64);

        List<Long> missing = ids(64).stream().filter(id -> id % 4 != 0).toList();
        assertThat(users.keySet()).containsExactlyElementsOf(ids(64));
        assertThat(users.values().stream().filter(user -> user.name().equals("cached")))
                .hasSize(16);
        assertThat(loads).containsExactly(missing);
        assertThat(stats().hits()).isEqualTo(16);
        assertThat(stats().misses()).isEqualTo(48);
        // Absence is rejected where the method does not remember it.
        assertThat(stats().rejectedValues()).isEqualTo(32);
        assertThat(stats().absentHits()).isZero();
        assertThat(stats().errors()).isZero();
    }

    @Test
    void aBatchWithoutAnyMissAlsoCountsEachIdOnce() {
        putAll(64);
        for (long id : List.of(3L, 20L, 40L, 63L)) {
            store.values().put(key(id), "{\"other\":true}");
        }

        assertThat(findAll(64)).hasSize(64);

        assertThat(loads).containsExactly(List.of(3L, 20L, 40L, 63L));
        assertThat(stats().hits()).isEqualTo(60);
        assertThat(stats().misses()).isEqualTo(4);
        assertThat(stats().rejectedValues()).isEqualTo(4);
        assertThat(store.values().at(key(3))).isEqualTo("{\"id\":3,\"name\":\"loaded\"}");
    }

    @Test
    void valuesAreDecodedOnTheCallersThreadBeforeTheLastAnswerArrives() throws Exception {
        putAll(64);
        List<HeldCommand> parts = holdParts();
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        CompletableFuture<Map<Long, User>> call = async(() -> {
            caller.complete(Thread.currentThread());
            return findAll(64);
        });

        for (int i = 0; i < PARTS - 1; i++) {
            parts.get(i).proceed();
            int decoded = 16 * (i + 1);
            await().until(() -> codec.decoded.size() == decoded);
            assertThat(call).isNotDone();
        }
        parts.get(PARTS - 1).proceed();

        assertThat(call.get()).isEqualTo(cached(64));
        assertThat(codec.decoded).hasSize(64).doesNotHaveDuplicates();
        assertThat(codec.threads).containsOnly(caller.join());
    }

    @Test
    void partsMayBeAnsweredInAnyOrder() throws Exception {
        putMixed(store, 64);
        List<HeldCommand> parts = holdParts();
        CompletableFuture<Map<Long, User>> call = async(() -> findAll(64));

        parts.get(3).proceed();
        parts.get(2).proceed();
        await().until(() -> codec.decoded.size() == 4);
        assertThat(codec.decoded).allMatch(text -> id(text) >= 32 && id(text) < 48);
        parts.get(0).proceed();
        parts.get(1).proceed();

        assertThat(call.get().keySet()).containsExactlyElementsOf(ids(64));
        assertThat(call.get().values().stream().filter(user -> user.name().equals("cached")))
                .extracting(User::id)
                .containsExactlyElementsOf(
                        ids(64).stream().filter(id -> id % 4 == 0).toList());
        assertThat(stats().hits()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whenOnePartFailsItsKeysAreLoaded(int failing) throws Exception {
        putAll(64);
        List<HeldCommand> parts = holdParts();
        CompletableFuture<Map<Long, User>> call = async(() -> findAll(64));

        parts.get(failing).fail();
        for (int i = 0; i < PARTS; i++) {
            if (i != failing) {
                parts.get(i).proceed();
            }
        }

        assertThat(call.get().keySet()).containsExactlyElementsOf(ids(64));
        assertThat(loads).containsExactly(ids(64).subList(16 * failing, 16 * (failing + 1)));
        assertThat(stats().errors()).isEqualTo(1);
        assertThat(stats().misses()).isEqualTo(16);
        assertThat(stats().hits()).isEqualTo(48);
        assertThat(store.values().at(key(16 * failing))).as("not stored").isEqualTo(cachedText(16 * failing));
    }

    static List<Fault> faultsWithoutWaiting() {
        return List.of(Fault.failing(), Fault.thrown());
    }

    @ParameterizedTest
    @MethodSource("faultsWithoutWaiting")
    void whenAllPartsFailAllAreLoadedAndOneErrorIsCounted(Fault fault) {
        store.on(StoreCommand.READ_MANY, fault);

        assertThat(findAll(64).keySet()).containsExactlyElementsOf(ids(64));

        assertThat(loads).containsExactly(ids(64));
        assertThat(stats().errors()).isEqualTo(1);
        assertThat(stats().misses()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"20, 5", "64, 5", "64, 40", "64, 63"})
    void whatTheCodecThrowsPassesUnchanged(int ids, int damaged) {
        putAll(ids);
        IllegalStateException failure = new IllegalStateException("scripted codec");
        codec.failOn(cachedText(damaged), failure);

        assertThatThrownBy(() -> findAll(ids)).isSameAs(failure);

        assertThat(loads).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, 5", "64, 5", "64, 40", "64, 63"})
    void anErrorOfTheCodecPassesUnchanged(int ids, int damaged) {
        putAll(ids);
        Error failure = new StackOverflowError("scripted codec");
        codec.failOn(cachedText(damaged), failure);

        assertThatThrownBy(() -> findAll(ids)).isSameAs(failure);
    }

    @Test
    void agesAreReadInPartsToo() {
        CachedMethod<User> refreshing =
                FreshnessFixture.method().refreshAfter(FreshnessFixture.DUE).build();
        BatchReadThrough<Long, User> findFresh = larder.batchReadThrough(refreshing);
        putMixed(store, 64);

        Map<Long, User> users = findFresh.getAll(ids(64), findFresh::key, this::load);

        assertThat(users.keySet()).containsExactlyElementsOf(ids(64));
        assertThat(loads)
                .containsExactly(ids(64).stream().filter(id -> id % 4 != 0).toList());
        assertThat(store.count(StoreCommand.READ_MANY)).isEqualTo(PARTS);
        assertThat(stats().hits()).isEqualTo(16);
        assertThat(stats().misses()).isEqualTo(48);
        assertThat(stats().rejectedValues()).isEqualTo(32);
    }

    @Test
    void anAsynchronousBatchIsOneCommand() {
        AsyncBatchReadThrough<Long, User> together = larder.asyncBatchReadThrough(CacheFixture.FIND);
        putAll(200);

        Map<Long, User> users = together.getAll(
                        ids(200), together::key, missing -> CompletableFuture.completedFuture(load(missing)))
                .join();

        assertThat(users).isEqualTo(cached(200));
        assertThat(users.keySet()).containsExactlyElementsOf(ids(200));
        assertThat(store.count(StoreCommand.READ_MANY)).isEqualTo(1);
        assertThat(loads).isEmpty();
    }

    @Test
    void whereManyCallersWaitABatchIsOneCommand() throws Exception {
        putAll(64);
        int crowd = 2 * Runtime.getRuntime().availableProcessors() + 1;
        List<HeldCommand> held = new ArrayList<>();
        List<CompletableFuture<Map<Long, User>>> callers = new ArrayList<>();
        for (int i = 0; i < crowd; i++) {
            held.add(store.hold(StoreCommand.READ_MANY));
            callers.add(async(() -> findAll(2)));
        }
        held.forEach(HeldCommand::awaitArrival);
        await().until(() -> sleeping() == crowd);

        assertThat(findAll(64)).isEqualTo(cached(64));

        assertThat(store.count(StoreCommand.READ_MANY)).isEqualTo(crowd + 1);
        held.forEach(HeldCommand::proceed);
        for (CompletableFuture<Map<Long, User>> caller : callers) {
            assertThat(caller.get()).isEqualTo(cached(2));
        }
    }

    /** Returns how many callers have been put to sleep until their call goes on. */
    private static long sleeping() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("caller"))
                .filter(entry -> entry.getKey().getState() == Thread.State.WAITING)
                .filter(entry -> Arrays.stream(entry.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(CallingThread.class.getName())
                                && frame.getMethodName().equals("take")))
                .count();
    }

    private static Larder open(Chaos store, ValueCodec codec) {
        return Larder.builder()
                .store(store)
                .codec(codec)
                .commandTimeout(Duration.ofSeconds(20))
                .leaseWait(Duration.ofSeconds(20))
                .open();
    }

    private List<HeldCommand> holdParts() {
        return IntStream.range(0, PARTS)
                .mapToObj(i -> store.hold(StoreCommand.READ_MANY))
                .toList();
    }

    private void putAll(int ids) {
        ids(ids).forEach(id -> store.values().put(key(id), cachedText(id)));
    }

    /** In turn a value, nothing, an absent marker and a value of another type. */
    private static void putMixed(Chaos store, int ids) {
        for (long id : ids(ids)) {
            switch ((int) (id % 4)) {
                case 0 -> store.values().put(key(id), cachedText(id));
                case 1 -> store.values().remove(key(id));
                case 2 -> store.values().put(key(id), "null");
                default -> store.values().put(key(id), "{\"other\":" + id + "}");
            }
        }
    }

    private Map<Long, User> findAll(int ids) {
        return findAll.getAll(ids(ids), findAll::key, this::load);
    }

    private Map<Long, User> load(List<Long> missing) {
        loads.add(missing);
        Map<Long, User> users = new LinkedHashMap<>();
        missing.forEach(id -> users.put(id, new User(id, "loaded")));
        return users;
    }

    private MethodStats stats() {
        return larder.stats().method(CacheFixture.FIND.toString());
    }

    private static List<Long> counts(Larder larder, CachedMethod<User> method) {
        MethodStats stats = larder.stats().method(method.toString());
        return List.of(
                stats.hits(),
                stats.absentHits(),
                stats.misses(),
                stats.loads(),
                stats.rejectedValues(),
                stats.refusedStores(),
                stats.errors());
    }

    private static List<Long> ids(int count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private static String key(long id) {
        return "user:" + id + ":profile";
    }

    private static String cachedText(long id) {
        return "{\"id\":" + id + ",\"name\":\"cached\"}";
    }

    private static long id(String text) {
        return Long.parseLong(text.replaceAll("\\D", ""));
    }

    private static Map<Long, User> cached(int count) {
        Map<Long, User> users = new LinkedHashMap<>();
        ids(count).forEach(id -> users.put(id, new User(id, "cached")));
        return users;
    }

    /** Tells what it has read, and where; throws as a test says. */
    private static final class WatchedCodec implements ValueCodec {

        private final ValueCodec json = JacksonValueCodec.create();

        /** What was a value. */
        private final Queue<String> decoded = new ConcurrentLinkedQueue<>();

        private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

        private volatile String failing = "";

        private volatile Throwable failure = new IllegalStateException();

        void failOn(String text, Throwable thrown) {
            failure = thrown;
            failing = text;
        }

        @Override
        public <V> ValueFormat<V> format(Type type) {
            ValueFormat<V> format = json.format(type);
            return new ValueFormat<>() {
                @Override
                public byte[] encode(V value) {
                    return format.encode(value);
                }

                @Override
                public V decode(byte[] bytes) throws RejectedValueException {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    if (text.equals(failing)) {
                        throw WatchedCodec.<RuntimeException>unchecked(failure);
                    }
                    V value = format.decode(bytes);
                    decoded.add(text);
                    threads.add(Thread.currentThread());
                    return value;
                }
            };
        }

        @SuppressWarnings("unchecked")
        private static <X extends Throwable> RuntimeException unchecked(Throwable failure) throws X {
            throw (X) failure;
        }

        @Override
        public byte[] canonical(Object value) {
            return json.canonical(value);
        }
    }
}
