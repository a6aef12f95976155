package dev.larder.runtime.internal.pending;

import dev.larder.runtime.internal.glob.GlobMatcher;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Partition;
import dev.larder.runtime.spi.Partitions;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.testing.ManualTimer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A store in memory behind an unreliable network. While the network to one of its servers fails, random commands to it are
 * lost, delayed, answered late, answered wrongly or not answered; otherwise each is carried out, in some order. Keys may move
 * from one server to another.
 */
final class RandomlyFailingStore {

    private static final int LATEST_MILLIS = 700;

    final CacheStore inner = InMemoryCacheStore.create();

    private final Random random;

    private final ManualTimer timer;

    private final List<String> keys;

    private final int servers;

    private final Map<String, Integer> homes = new HashMap<>();

    private final boolean[] failing;

    private Placing placing;

    /** @param keys all keys */
    RandomlyFailingStore(Random random, ManualTimer timer, List<String> keys, int servers) {
        this.random = random;
        this.timer = timer;
        this.keys = keys;
        this.servers = servers;
        this.failing = new boolean[servers];
        for (int i = 0; i < keys.size(); i++) {
            homes.put(keys.get(i), i % servers);
        }
        this.placing = new Placing(List.of()).refreshed();
    }

    /** The network to some server fails from now on, or does not any more. */
    void fail(boolean nowFailing) {
        failing[random.nextInt(servers)] = nowFailing;
    }

    void recover() {
        Arrays.fill(failing, false);
    }

    /** Some key moves to some server. */
    void move() {
        homes.put(keys.get(random.nextInt(keys.size())), random.nextInt(servers));
        placing = placing.refreshed();
    }

    CacheStore asStore() {
        return (CacheStore) Proxy.newProxyInstance(
                CacheStore.class.getClassLoader(), new Class<?>[] {CacheStore.class}, this::invoke);
    }

    private Object invoke(Object proxy, Method method, Object[] arguments) {
        if (method.getName().equals("partitions")) {
            return placing;
        }
        if (method.getReturnType() == boolean.class) {
            // Whether it repeats an eviction: it never does.
            return false;
        }
        if (method.getName().equals("evict") && arguments.length == 3) {
            return evict((Collection<?>) arguments[0], (List<?>) arguments[1]);
        }
        int server = serverOf(arguments == null ? "" : arguments[0]);
        return command(server, () -> carryOut(method, arguments));
    }

    /** Each partition is one command to one server, as far as its keys have not moved. */
    private List<CompletionStage<Object>> evict(Collection<?> groups, List<?> from) {
        List<CompletionStage<Object>> stages = new ArrayList<>();
        for (Object partition : from) {
            Part part = (Part) partition;
            stages.add(command(part.server, () -> {
                List<String> matching = part.keys.stream()
                        .filter(key -> groups.stream()
                                .anyMatch(group -> GlobMatcher.of(((GroupPattern) group).glob())
                                        .matches(key)))
                        .toList();
                boolean moved = matching.stream().anyMatch(key -> homes.get(key) != part.server);
                return moved
                        ? CompletableFuture.failedFuture(new StoreException("a key has moved"))
                        : inner.evict(matching, List.of());
            }));
        }
        return stages;
    }

    private int serverOf(Object argument) {
        Object first = argument instanceof Collection<?> some && !some.isEmpty()
                ? some.iterator().next()
                : argument;
        if (first instanceof Part part) {
            return part.server;
        }
        String key = first instanceof LeaseRequest request ? request.key() : String.valueOf(first);
        return homes.getOrDefault(key, 0);
    }

    private CompletableFuture<Object> command(int server, Supplier<CompletionStage<?>> body) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        boolean fails = failing[server];
        boolean lost = fails && random.nextInt(4) == 0;
        boolean denied = fails && random.nextInt(3) == 0;
        boolean silent = fails && random.nextInt(4) == 0;
        long until = delay(fails);
        long back = delay(fails);
        timer.after(until, () -> {
            CompletionStage<?> result = lost ? new CompletableFuture<>() : body.get();
            result.whenComplete((value, failure) -> {
                if (!silent) {
                    timer.after(back, () -> {
                        if (denied || failure != null) {
                            answer.completeExceptionally(new StoreException("connection reset"));
                        } else {
                            answer.complete(value);
                        }
                    });
                }
            });
        });
        if (lost && denied) {
            answer.completeExceptionally(new StoreException("connection refused"));
        }
        return answer;
    }

    private long delay(boolean fails) {
        int millis = fails && random.nextInt(3) == 0 ? random.nextInt(LATEST_MILLIS) : random.nextInt(2);
        return Duration.ofMillis(millis).toNanos();
    }

    private CompletionStage<?> carryOut(Method method, Object[] arguments) {
        try {
            return (CompletionStage<?>) method.invoke(inner, arguments);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** The keys of a server. */
    private record Part(int server, TreeSet<String> keys) implements Partition {
        @Override
        public String name() {
            return "server " + server;
        }
    }

    /** The keys of all servers. A part stays the same until its keys change. */
    private final class Placing implements Partitions {

        private final List<Part> parts;

        Placing(List<Part> parts) {
            this.parts = parts;
        }

        Placing refreshed() {
            List<Part> now = new ArrayList<>();
            for (int server = 0; server < servers; server++) {
                TreeSet<String> some = new TreeSet<>();
                for (String key : keys) {
                    if (homes.get(key) == server) {
                        some.add(key);
                    }
                }
                Part part = new Part(server, some);
                now.add(parts.contains(part) ? parts.get(parts.indexOf(part)) : part);
            }
            return now.equals(parts) ? this : new Placing(now);
        }

        @Override
        public List<Partition> all() {
            return List.copyOf(parts);
        }

        @Override
        public int of(String key) {
            for (Part part : parts) {
                if (part.keys.contains(key)) {
                    return part.server;
                }
            }
            return 0;
        }

        @Override
        public BitSet involved(String key, IndexEntry entry) {
            BitSet involved = new BitSet();
            involved.set(of(key));
            return involved;
        }
    }
}
