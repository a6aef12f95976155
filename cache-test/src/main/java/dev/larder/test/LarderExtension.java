package dev.larder.test;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderBuilder;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.history.CacheHistory;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.StoredValues;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * The extension behind {@link LarderTest} and {@link RedisTest}. A test registers it by itself where the cache needs more than
 * settings:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LarderExtension LARDER = LarderExtension.inMemory(builder -> builder.codec(codec));
 * }</pre>
 *
 * <p>Thread-safe; tests may run in parallel.
 */
public final class LarderExtension implements ParameterResolver, TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(LarderExtension.class);

    private static final Map<Class<?>, Function<TestCache, Object>> PARTS = Map.of(
            Larder.class, TestCache::larder,
            TestClock.class, TestCache::clock,
            Chaos.class, TestCache::chaos,
            StoredValues.class, TestCache::values,
            CacheHistory.class, TestCache::history,
            CacheStore.class, TestCache::store,
            RedisServer.class, TestCache::server);

    /** Set by hand; otherwise annotations say it. */
    private final @Nullable TestSetup setup;

    /** Called by JUnit, for the annotations. */
    public LarderExtension() {
        this.setup = null;
    }

    private LarderExtension(TestSetup setup) {
        this.setup = setup;
    }

    /** Returns an extension as {@link LarderTest}, whose caches a function configures further. */
    public static LarderExtension inMemory(Consumer<LarderBuilder> customizer) {
        return new LarderExtension(TestSetup.inMemory(List.of(), Objects.requireNonNull(customizer, "customizer")));
    }

    /** Returns an extension as {@link RedisTest}, whose caches a function configures further. */
    public static LarderExtension onRedis(Consumer<LarderBuilder> customizer, String... options) {
        return new LarderExtension(
                TestSetup.onRedis(List.of(), List.of(options), Objects.requireNonNull(customizer, "customizer")));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("each test has a " + type.getSimpleName()
                    + " of its own, which a constructor or @BeforeAll cannot have; make it a parameter of the test or of"
                    + " @BeforeEach");
        }
        TestCache cache = kept(context, this, self -> open(context), TestCache.class);
        return Objects.requireNonNull(PARTS.get(type)).apply(cache);
    }

    /** Adds what happened in the cache to the failure of a test. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        TestCache cache = context.getStore(NAMESPACE).get(this, TestCache.class);
        if (cache != null && !(failure instanceof TestAbortedException) && !WhatHappened.isToldBy(failure)) {
            failure.addSuppressed(new WhatHappened(cache.history()));
        }
        throw failure;
    }

    private TestCache open(ExtensionContext context) {
        TestSetup chosen = setup != null ? setup : TestSetup.of(context);
        if (!chosen.onRedis()) {
            return TestCache.inMemory(chosen);
        }
        return TestCache.on(kept(context.getRoot(), chosen.options(), SharedRedis::start, SharedRedis.class), chosen);
    }

    /** Returns what is kept with a test or a run, and closed at its end. */
    @SuppressWarnings("deprecation") // its successor is of JUnit 6
    private static <K, V> V kept(ExtensionContext context, K key, Function<K, V> maker, Class<V> type) {
        return Objects.requireNonNull(context.getStore(NAMESPACE).getOrComputeIfAbsent(key, maker, type));
    }
}
