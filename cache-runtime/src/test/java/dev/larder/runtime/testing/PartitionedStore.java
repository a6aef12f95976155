package dev.larder.runtime.testing;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Partition;
import dev.larder.runtime.spi.Partitions;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A store in memory of two partitions, {@code a} and {@code b}, each of which may be away. A key, and a prefix in the index,
 * belongs to the partition that its first character names. Not thread-safe.
 */
public final class PartitionedStore {

    private final CacheStore inner = InMemoryCacheStore.create();

    private final List<Part> parts = List.of(new Part("a"), new Part("b"));

    private final Partitions partitions = new Parts();

    private final BitSet away = new BitSet();

    private final List<String> commands = new ArrayList<>();

    /** Commands to a partition fail from now on, or do not any more. */
    public void away(String partition, boolean isAway) {
        away.set(place(partition), isAway);
    }

    /** Returns the names of the commands that were sent, such as {@code read a}. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    public CacheStore asStore() {
        return (CacheStore) Proxy.newProxyInstance(
                CacheStore.class.getClassLoader(), new Class<?>[] {CacheStore.class}, this::invoke);
    }

    private static int place(String key) {
        return key.startsWith("b") ? 1 : 0;
    }

    private Object invoke(Object proxy, Method method, Object[] arguments) {
        if (method.getName().equals("partitions")) {
            return partitions;
        }
        if (method.getReturnType() == boolean.class) {
            // Whether it repeats an eviction: it never does.
            return false;
        }
        if (method.getName().equals("count")) {
            return command("count", places(partitions.all()), () -> inner.count((String) arguments[0]));
        }
        if (method.getName().equals("evict") && arguments.length == 3) {
            return evict((Collection<?>) arguments[0], (List<?>) arguments[1]);
        }
        if (arguments != null && arguments[0] instanceof Partition partition) {
            return command("ping", places(partition), inner::ping);
        }
        return command(
                method.getName(), places(arguments == null ? "a" : arguments[0]), () -> carryOut(method, arguments));
    }

    private List<CompletionStage<Object>> evict(Collection<?> groups, List<?> from) {
        List<GroupPattern> patterns =
                groups.stream().map(GroupPattern.class::cast).toList();
        return from.stream()
                .<CompletionStage<Object>>map(part -> command(
                        "evict",
                        places(part),
                        () -> inner.evict(
                                List.of(),
                                // What the partition does not hold, it does not remove.
                                patterns.stream()
                                        .filter(inPartition((Part) part))
                                        .toList())))
                .toList();
    }

    private Predicate<GroupPattern> inPartition(Part part) {
        return group -> place(group.glob()) == place(part.name());
    }

    private BitSet places(Object argument) {
        BitSet places = new BitSet();
        if (argument instanceof Collection<?> some) {
            some.forEach(one -> places.or(places(one)));
        } else if (argument instanceof LeaseRequest request) {
            places.or(partitions.involved(request.key(), request.indexEntry()));
        } else if (argument instanceof StoreRequest request) {
            places.set(place(request.key()));
        } else if (argument instanceof Part part) {
            places.set(place(part.name()));
        } else {
            places.set(place((String) argument));
        }
        return places;
    }

    private CompletableFuture<Object> command(String name, BitSet places, Supplier<CompletionStage<?>> body) {
        places.stream()
                .forEach(place -> commands.add(name + " " + parts.get(place).name()));
        if (places.intersects(away)) {
            return CompletableFuture.failedFuture(new StoreException("connection refused"));
        }
        return body.get().<Object>thenApply(answer -> answer).toCompletableFuture();
    }

    private CompletionStage<?> carryOut(Method method, Object[] arguments) {
        try {
            return (CompletionStage<?>) method.invoke(inner, arguments);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private record Part(String name) implements Partition {}

    private final class Parts implements Partitions {

        @Override
        public List<Partition> all() {
            return List.copyOf(parts);
        }

        @Override
        public int of(String key) {
            return place(key);
        }

        @Override
        public BitSet involved(String key, IndexEntry entry) {
            BitSet involved = new BitSet();
            involved.set(place(key));
            if (entry instanceof IndexEntry.Indexed indexed) {
                indexed.prefixes().forEach(prefix -> involved.set(place(prefix)));
            }
            return involved;
        }
    }
}
