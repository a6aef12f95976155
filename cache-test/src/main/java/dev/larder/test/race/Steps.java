package dev.larder.test.race;

import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one order of a {@link Race}. What a call does between two steps happens at once; so each access to something
 * that both calls share must be a step. A step must not wait for the other call.
 */
public final class Steps {

    /** Nothing in a race takes time, but for a call that stands at a step. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Schedule schedule;

    private final List<Larder> opened = new ArrayList<>();

    Steps(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * Returns an object in front of another one, each call of which is a step: a database, or a cache.
     *
     * @param type the interface of the object
     */
    public <T> T of(Class<T> type, T object) {
        Objects.requireNonNull(object, "object");
        String name = type.getSimpleName();
        String shown = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? invoke(method, object, arguments)
                        : schedule.step(
                                text(shown, method, arguments),
                                method.getReturnType() != void.class,
                                () -> invoke(method, object, arguments))));
    }

    /**
     * Returns a cache in memory, each command of whose store is a step.
     *
     * <p>A call does not wait for another one's load of the same key, so that no order blocks; and what is done in the
     * background is done by the call itself.
     */
    public Larder larder() {
        return larder(InMemoryCacheStore.create());
    }

    /** Returns a cache on a store, each command of which is a step; see {@link #larder()}. */
    public Larder larder(CacheStore store) {
        Larder larder = Larder.builder()
                .store(new SteppedStore(store, this))
                .commandTimeout(PATIENCE)
                .patternTimeout(PATIENCE)
                .leaseWait(Duration.ZERO)
                .executor(Runnable::run)
                .systemProperties(false)
                .open();
        opened.add(larder);
        return larder;
    }

    /** Closes the caches of this order. */
    void close() {
        opened.forEach(Larder::close);
    }

    /** Makes a step of an action, which a failed race prints with its result. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <R extends @Nullable Object> R step(String text, Callable<R> action) throws Exception {
        return schedule.step(text, true, action);
    }

    private static @Nullable Object invoke(Method method, Object object, @Nullable Object @Nullable [] arguments)
            throws Exception {
        try {
            method.setAccessible(true);
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static String text(String object, Method method, @Nullable Object @Nullable [] arguments) {
        String shown = arguments == null
                ? ""
                : Arrays.stream(arguments).map(Trace::shown).collect(Collectors.joining(", "));
        return object + "." + method.getName() + "(" + shown + ")";
    }
}
