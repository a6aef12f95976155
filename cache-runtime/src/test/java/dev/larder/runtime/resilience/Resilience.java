package dev.larder.runtime.resilience;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderHealth;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets every kind of fault begin at a read, an acquisition, a store and an eviction in turn, while threads read and
 * change rows all the time, and looks at what they get, how long they wait and how soon all is well again.
 *
 * <pre>{@code Resilience rounds=10 millis=600}</pre>
 *
 * <p>Exits with 1 when a fault was not survived: a read was stale, an eviction lost, an operation threw, or the cache was
 * not in use again within ten seconds of the fault's end.
 */
public final class Resilience implements AutoCloseable {

    private static final List<String> COMMANDS = List.of("read", "acquire", "store", "evict");

    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    private final Duration length;

    private final Surroundings surroundings = new Surroundings();

    private final Strike strike = new Strike();

    private final Truth truth = new Truth();

    private final CacheStore store;

    private final Larder larder;

    private final ReadThrough<String> canary;

    private final Work work;

    private Resilience(Duration length, UnaryOperator<CacheStore> before) {
        this.length = length;
        this.store = surroundings.connect();
        this.larder = Larder.builder().store(strike.before(before.apply(store))).open();
        this.canary = larder.readThrough(CachedMethod.returning(String.class)
                .named("canary")
                .key("canary")
                .ttl(Duration.ofMinutes(10))
                .build());
        this.work = new Work(larder, truth);
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = 10;
        long millis = 600;
        for (String argument : arguments) {
            int value = Integer.parseInt(argument.substring(argument.indexOf('=') + 1));
            if (argument.startsWith("rounds=")) {
                rounds = value;
            } else {
                millis = value;
            }
        }
        List<Outcome> outcomes = run(rounds, Duration.ofMillis(millis));
        System.out.println(Outcome.table(outcomes));
        System.exit(outcomes.stream().allMatch(Outcome::isSurvived) ? 0 : 1);
    }

    static List<Outcome> run(int rounds, Duration length) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        try (Resilience resilience = new Resilience(length, UnaryOperator.identity())) {
            for (Kind kind : resilience.surroundings.kinds()) {
                Outcome outcome = Outcome.none(kind.name());
                for (int round = 0; round < rounds; round++) {
                    outcome = outcome.plus(resilience.round(kind, round));
                }
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    /**
     * Counts the evictions that are lost when all rows are changed and evicted while the server cannot be reached.
     *
     * @param store what stands between the cache and the server: nothing, or something that forgets failed evictions
     */
    static long lostWhileUnreachable(UnaryOperator<CacheStore> store) {
        try (Resilience resilience = new Resilience(Duration.ZERO, store)) {
            return resilience.lostWhileUnreachable();
        }
    }

    private long lostWhileUnreachable() {
        long[] lost = new long[1];
        work.inQuiet(() -> {
            work.readAll();
            surroundings.cutOff();
            work.changeAll();
            surroundings.heal();
            awaitRecovery();
            lost[0] = lostEvictions();
        });
        return lost[0];
    }

    @Override
    public void close() {
        work.close();
        larder.close();
        store.close();
        surroundings.close();
    }

    private Outcome round(Kind kind, int round) throws InterruptedException {
        long staleBefore = work.stale();
        long operationsBefore = work.operations();
        work.longest();
        strike.at(COMMANDS.get(round % COMMANDS.size()), round / COMMANDS.size() % 2 == 1, kind.begin());
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(length.toMillis() / 2, length.toMillis()));
        kind.end().run();
        Duration recovery = awaitRecovery();
        Duration longest = work.longest();
        long[] lost = new long[1];
        work.inQuiet(() -> lost[0] = lostEvictions());
        work.throwFailure();
        long stale = work.stale() - staleBefore;
        boolean survived = stale == 0 && lost[0] == 0 && recovery.compareTo(RECOVERY) < 0;
        return new Outcome(
                kind.name(),
                1,
                survived ? 1 : 0,
                work.operations() - operationsBefore,
                stale,
                lost[0],
                longest,
                List.of(recovery));
    }

    /** Waits until nothing is pending and a value that was read comes from the store again. */
    private Duration awaitRecovery() {
        long start = System.nanoTime();
        try {
            RedisServer.await("recovery", RECOVERY, this::isRecovered);
        } catch (IllegalStateException e) {
            return RECOVERY;
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean isRecovered() {
        long before = larder.stats().method("canary").hits();
        canary.get(canary.key(), () -> "alive");
        return larder.stats().method("canary").hits() > before
                && larder.pendingEvictions().isEmpty()
                && larder.health().status() == LarderHealth.Status.UP;
    }

    /** Every eviction has returned and none is pending: what the server holds now must be as new as each of them. */
    private long lostEvictions() {
        RedisServer.await(
                "no eviction is pending",
                RECOVERY,
                () -> larder.pendingEvictions().isEmpty());
        long lost = 0;
        for (int key = 0; key < Truth.KEYS; key++) {
            Object stored = surroundings.ask("GET", "row:" + key / Truth.GROUP + ":" + key);
            Matcher version = VERSION.matcher(String.valueOf(stored));
            if (version.find() && Long.parseLong(version.group(1)) < truth.floor(key)) {
                lost++;
            }
        }
        return lost;
    }
}
