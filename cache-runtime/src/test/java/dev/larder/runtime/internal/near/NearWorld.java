package dev.larder.runtime.internal.near;

import dev.larder.runtime.config.NearConfig;
import dev.larder.runtime.internal.near.NearCache.Verdict;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.near.NearLink.Subscription;
import dev.larder.runtime.spi.near.NearRemoval;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One near cache, a server, a database and another process, whose steps come in an order that a seed decides: messages and pongs that
 * are on their way, answers that come late, connections that break, evictions that fail and are repeated. Rows have versions. A read
 * that is served an older version than was promised to it is a violation.
 */
final class NearWorld {

    /** What is broken on purpose. */
    enum Defect {
        NONE,
        /** The stamp is taken when the answer arrives. */
        STAMPED_AFTER_THE_ANSWER,
        /** A pong is applied before the messages that came before it. */
        PONG_OVERTAKES,
        /** A connection that is made again goes on with the subscription of the one before. */
        SUBSCRIPTION_RESUMED,
        /** An eviction of this JVM completes before the near cache is told. */
        TOLD_AFTER_COMPLETION,
        /** Keys whose eviction is pending are served. */
        PENDING_SERVED,
        /** Removals of groups are told as removals of a key. */
        GROUPS_TOLD_AS_KEYS
    }

    private static final long STALENESS = Duration.ofMillis(500).toNanos();

    private static final List<String> KEYS = List.of("user:1:name", "user:1:mail", "user:2:name", "order:1");

    /** More calls at a time would leave most of them unfinished. */
    private static final int MAX_CALLS = 4;

    private final Random random;

    private final Defect defect;

    /** How slowly messages arrive in this world: in none, one or two of three chances they do not. */
    private final int lag;

    private final NearCache cache;

    private long now = 1_000_000_000_000L;

    /** The versions of the rows, of the values at the server, and the number of evictions of each key there. */
    private final Map<String, Integer> rows = new HashMap<>();

    private final Map<String, Integer> values = new HashMap<>();

    private final Map<String, Integer> evicted = new HashMap<>();

    /** What the server has sent over the present connection, in order. */
    private final Deque<Runnable> incoming = new ArrayDeque<>();

    /** The times of pings that the server has not seen. */
    private final Deque<Long> pings = new ArrayDeque<>();

    private @Nullable Link link = new Link();

    /** The steps of calls that have begun, of which any may go on. */
    private final List<Deque<Runnable>> calls = new ArrayList<>();

    private final Map<String, Integer> pending = new HashMap<>();

    /** The version that this JVM was promised, by key. */
    private final Map<String, Integer> own = new HashMap<>();

    private final List<Foreign> foreign = new ArrayList<>();

    /** Whether a read is being judged, in which other threads may go on. */
    private boolean judging;

    private int served;

    private final List<String> violations = new ArrayList<>();

    /** An eviction by the other process. */
    private record Foreign(String key, int version, long completed) {}

    /** A subscription over one connection. */
    private final class Link implements Subscription {

        private long provenAt = Long.MIN_VALUE;

        private boolean ended;

        @Override
        public boolean isProvenSince(long nanoTime) {
            boolean proven = !ended && provenAt != Long.MIN_VALUE && provenAt - nanoTime >= 0;
            meanwhile();
            return proven;
        }
    }

    NearWorld(long seed, Defect defect) {
        this.random = new Random(seed);
        this.lag = random.nextInt(3);
        this.defect = defect;
        this.cache = new NearCache(
                new NearConfig(Duration.ofNanos(STALENESS), 100, 1 << 20, true),
                key -> link == null ? Subscription.NONE : link,
                this::isPending,
                new Timekeeper() {
                    @Override
                    public long nanoTime() {
                        return now;
                    }

                    @Override
                    public boolean isSystem() {
                        return true;
                    }
                },
                10);
        KEYS.forEach(key -> {
            rows.put(key, 0);
            evicted.put(key, 0);
            own.put(key, 0);
        });
    }

    /** Takes some steps; returns the violations. */
    List<String> run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
        return violations;
    }

    /** Returns the number of reads that were answered near. */
    int served() {
        return served;
    }

    private void step() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> read(key());
            case 4 -> evict(random.nextBoolean());
            case 5 -> evictElsewhere();
            case 6, 7 -> pings.add(now);
            case 8, 9 -> pingArrives();
            case 10, 11, 12 -> deliver();
            case 13, 14, 15, 16, 17 -> goOn();
            case 18 -> now += random.nextInt(300) * 1_000_000L;
            default -> breakOrConnect();
        }
    }

    private String key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    /** Other threads go on while a read is judged. */
    private void meanwhile() {
        if (judging && random.nextInt(3) == 0) {
            judging = false;
            for (int i = random.nextInt(6); i >= 0; i--) {
                if (random.nextBoolean()) {
                    deliver();
                } else {
                    goOn();
                }
            }
            judging = true;
        }
    }

    private boolean isPending(String key) {
        boolean is = pending.containsKey(key) && defect != Defect.PENDING_SERVED;
        meanwhile();
        return is;
    }

    private void read(String key) {
        int promised = promised(key);
        long begun = now;
        long nanos = cache.nanoTime();
        NearEntry entry = cache.find(key);
        judging = true;
        boolean near = entry != null
                && cache.judge(key, entry, nanos, Duration.ofSeconds(30).toNanos()) == Verdict.SERVED;
        judging = false;
        if (near) {
            served++;
            int version = (Integer) entry.content();
            if (version < promised) {
                violations.add(key + " is of version " + version + " at " + begun + ", promised was " + promised);
            }
        } else if (!pending.containsKey(key) && calls.size() < MAX_CALLS) {
            load(key);
        }
    }

    private int promised(String key) {
        int promised = own.get(key);
        for (Foreign eviction : foreign) {
            if (eviction.key.equals(key) && now - eviction.completed > STALENESS) {
                promised = Math.max(promised, eviction.version);
            }
        }
        return promised;
    }

    /** Reads the server, and loads and stores what is missing, under a lease that an eviction revokes. */
    private void load(String key) {
        NearStamp[] stamp = {stamp(key)};
        Integer[] found = {null};
        int[] lease = {0};
        begin(
                () -> {
                    found[0] = values.get(key);
                    lease[0] = evicted.get(key);
                },
                () -> found[0] = found[0] == null ? -1 - rows.get(key) : found[0],
                () -> {
                    if (found[0] < 0) {
                        found[0] = -1 - found[0];
                        if (lease[0] == evicted.get(key) && !values.containsKey(key)) {
                            values.put(key, found[0]);
                        } else {
                            stamp[0] = null;
                        }
                    }
                },
                () -> {
                    NearStamp taken = defect == Defect.STAMPED_AFTER_THE_ANSWER ? stamp(key) : stamp[0];
                    if (taken != null && stamp[0] != null) {
                        cache.keep(
                                key,
                                new NearEntry(
                                        taken,
                                        this,
                                        found[0],
                                        now,
                                        Duration.ofSeconds(30).toNanos(),
                                        1));
                    }
                });
    }

    private @Nullable NearStamp stamp(String key) {
        return cache.stamp(key);
    }

    /** Changes a row and evicts its key, or a group with it. The command may fail, and is repeated then. */
    private void evict(boolean group) {
        String key = key();
        begin(() -> rows.merge(key, 1, Integer::sum), () -> attempt(key, group, rows.get(key), false));
    }

    private void attempt(String key, boolean group, int version, boolean repeated) {
        boolean arrives = random.nextInt(4) != 0;
        NearRemoval removal = removal(key, group);
        begin(
                () -> {
                    if (arrives) {
                        removeAtServer(key, group, removal);
                    }
                },
                () -> {
                    if (arrives && random.nextInt(4) != 0) {
                        if (defect == Defect.TOLD_AFTER_COMPLETION) {
                            own.merge(key, version, Math::max);
                            begin(() -> cache.removed(removal));
                        } else {
                            cache.removed(removal);
                            own.merge(key, version, Math::max);
                        }
                        if (repeated) {
                            pending.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
                        }
                    } else {
                        if (!repeated) {
                            pending.merge(key, 1, Integer::sum);
                        }
                        // The method returns, though its eviction is pending.
                        own.merge(key, version, Math::max);
                        begin(() -> attempt(key, group, version, true));
                    }
                });
    }

    private void evictElsewhere() {
        String key = key();
        boolean group = random.nextBoolean();
        int version = rows.merge(key, 1, Integer::sum);
        begin(() -> removeAtServer(key, group, removal(key, group)), () -> foreign.add(new Foreign(key, version, now)));
    }

    private void removeAtServer(String key, boolean group, NearRemoval removal) {
        for (String each : KEYS) {
            if (each.equals(key) || (group && each.startsWith(prefix(key) + ":"))) {
                values.remove(each);
                evicted.merge(each, 1, Integer::sum);
            }
        }
        if (link != null) {
            incoming.add(() -> cache.removed(removal));
        }
    }

    private NearRemoval removal(String key, boolean group) {
        String glob = prefix(key) + ":*";
        return group && defect == Defect.GROUPS_TOLD_AS_KEYS
                ? NearRemoval.of(List.of(glob), List.of())
                : group
                        ? NearRemoval.of(List.of(), List.of(GroupPattern.scanned(glob)))
                        : NearRemoval.of(List.of(key), List.of());
    }

    private static String prefix(String key) {
        return key.substring(0, key.lastIndexOf(':'));
    }

    private void pingArrives() {
        Long sent = pings.poll();
        Link connected = link;
        if (sent != null && connected != null) {
            Runnable pong = () -> connected.provenAt = Math.max(connected.provenAt, sent);
            if (defect == Defect.PONG_OVERTAKES) {
                pong.run();
            } else {
                incoming.add(pong);
            }
        }
    }

    private void deliver() {
        Runnable next = random.nextInt(3) < lag ? null : incoming.poll();
        if (next != null) {
            next.run();
        }
    }

    private @Nullable Link before;

    private void breakOrConnect() {
        if (link == null) {
            Link again = before;
            link = defect == Defect.SUBSCRIPTION_RESUMED && again != null ? again : new Link();
        } else if (random.nextInt(6) == 0) {
            link.ended = defect != Defect.SUBSCRIPTION_RESUMED;
            before = link;
            link = null;
            incoming.clear();
            pings.clear();
        }
    }

    private void begin(Runnable... steps) {
        calls.add(new ArrayDeque<>(List.of(steps)));
    }

    private void goOn() {
        if (!calls.isEmpty()) {
            Deque<Runnable> call = calls.get(random.nextInt(calls.size()));
            Runnable step = call.poll();
            if (call.isEmpty()) {
                calls.remove(call);
            }
            if (step != null) {
                step.run();
            }
        }
    }

    /** Returns all defects but {@link Defect#NONE}. */
    static Set<Defect> defects() {
        return EnumSet.complementOf(EnumSet.of(Defect.NONE));
    }
}
