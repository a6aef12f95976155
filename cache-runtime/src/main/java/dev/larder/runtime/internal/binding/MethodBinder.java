package dev.larder.runtime.internal.binding;

import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.internal.audit.AuditedMethod;
import dev.larder.runtime.internal.audit.Auditor;
import dev.larder.runtime.internal.audit.Lifetimes;
import dev.larder.runtime.internal.audit.MethodAudits;
import dev.larder.runtime.internal.event.Events;
import dev.larder.runtime.internal.lease.LoadIds;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.near.FleetLink;
import dev.larder.runtime.internal.near.NearCache;
import dev.larder.runtime.internal.outage.ResilientStore;
import dev.larder.runtime.internal.readback.FirstValues;
import dev.larder.runtime.internal.readback.ReadBack;
import dev.larder.runtime.key.KeyFactory;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Expiry;
import dev.larder.runtime.method.Freshness;
import dev.larder.runtime.method.MethodInfo;
import dev.larder.runtime.method.MethodShape;
import dev.larder.runtime.method.NearPolicy;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Binds the constants of methods to one {@code Larder}, with the settings that override them. Thread-safe. */
public final class MethodBinder {

    private final LarderConfig config;

    private final MethodOverrides overrides;

    private final MethodRegistry registry;

    private final ValueCodec codec;

    private final ResilientStore store;

    private final LoadIds loadIds;

    private final RandomGenerator random;

    private final Executor executor;

    private final Events events;

    private final TroubleLog troubles;

    private final FleetLink fleet;

    private final Auditor auditor;

    private final ThreadLocal<Boolean> loading = new ThreadLocal<>();

    /**
     * @param random is shared by all threads
     * @param executor reads the first values of each method back
     */
    public MethodBinder(
            LarderConfig config,
            MethodOverrides overrides,
            MethodRegistry registry,
            ValueCodec codec,
            ResilientStore store,
            LoadIds loadIds,
            RandomGenerator random,
            Executor executor,
            Events events,
            TroubleLog troubles,
            FleetLink fleet,
            Auditor auditor) {
        this.config = config;
        this.overrides = overrides;
        this.registry = registry;
        this.codec = codec;
        this.store = store;
        this.loadIds = loadIds;
        this.random = random;
        this.executor = executor;
        this.events = events;
        this.troubles = troubles;
        this.fleet = fleet;
        this.auditor = auditor;
    }

    /**
     * Binds an {@code @Cached} method.
     *
     * @throws dev.larder.runtime.error.CacheException when its type has no stored form, or another method stores values of
     *     another type under the same keys
     */
    public <V> BoundMethod<V> bind(CachedMethod<V> method) {
        MethodOverride override = overrides.of(method.shape().name());
        Expiry expiry = override.expiry(method.shape().expiry());
        return bind(
                method,
                method.shape().withExpiry(expiry),
                override.duration(MethodOverride.Attribute.NULL_TTL, method.nullTtl()),
                override.freshness(method, expiry),
                overrides.enabled(method.shape().name()) ? override.near(method, expiry) : null,
                method.nearCopier(),
                override.auditShare(config.audit().share()));
    }

    /** Binds an {@code @Updates} method; see {@link #bind(CachedMethod)}. */
    public <V> BoundMethod<V> bind(UpdatingMethod<V> method) {
        MethodOverride override = overrides.of(method.shape().name());
        override.requireForUpdates();
        Expiry expiry = override.expiry(method.shape().expiry());
        return bind(method, method.shape().withExpiry(expiry), null, Freshness.ofTtl(expiry), null, null, 0);
    }

    /** Returns the reporter of an {@code @Evicts} method. */
    public MethodReporter bind(EvictingMethod method) {
        if (method.awaitsNear()) {
            fleet.expectWaiting();
        }
        return reporter(new MethodInfo(method.toString(), null), new MissPredictor());
    }

    private <V> BoundMethod<V> bind(
            Object constants,
            MethodShape<V> shape,
            @Nullable Duration nullTtl,
            Freshness freshness,
            @Nullable NearPolicy nearPolicy,
            @Nullable UnaryOperator<V> nearCopier,
            double auditShare) {
        MissPredictor predictor = new MissPredictor();
        MethodInfo info = new MethodInfo(shape.name(), shape.template().toString());
        MethodReporter reporter = reporter(info, predictor);
        ValueFormat<V> format = registry.register(shape, codec);
        LeaseRequests leases =
                new LeaseRequests(shape.indexed(), shape.expiry(), nullTtl, freshness, config.leaseTime(), loadIds);
        MethodValues<V> values = new MethodValues<>(
                format,
                new FirstValues<>(new ReadBack<>(format), executor, reporter),
                shape.expiry(),
                nullTtl,
                config.maxValueSize(),
                random,
                leases.indexedFor(),
                reporter);
        Freshness aged = freshness.isTtlOnly() ? null : freshness;
        AuditedMethod<V> audited = new AuditedMethod<>(
                info.name(),
                format,
                new Lifetimes(shape.expiry().longest(), nullTtl, aged),
                new MethodAuditReporter(info.name(), registry.counters(info), events, troubles));
        return new BoundMethod<>(
                constants,
                new KeyFactory(shape.template(), config.keyStart()),
                codec,
                values,
                leases,
                aged,
                nearPolicy == null ? null : near(shape, nearPolicy, nearCopier, nullTtl, values, reporter),
                reporter,
                auditShare == 0 ? null : new MethodAudits<>(audited, auditShare, auditor),
                predictor,
                new LoadGate(store, shape.indexed(), config.outage(), reporter, loading),
                overrides.enabled(shape.name()));
    }

    private <V> @Nullable NearValues<V> near(
            MethodShape<V> shape,
            NearPolicy policy,
            @Nullable UnaryOperator<V> copier,
            @Nullable Duration nullTtl,
            MethodValues<V> values,
            MethodReporter reporter) {
        Object owner = registry.registerNear(shape, policy);
        NearCache cache = fleet.cache(shape.name());
        if (cache == null) {
            reporter.nearUnsupported();
            return null;
        }
        return new NearValues<>(
                cache, owner, policy, copier == null ? null : new NearCopier<>(copier), nullTtl, values, reporter);
    }

    private MethodReporter reporter(MethodInfo method, MissPredictor predictor) {
        return new MethodReporter(method.name(), registry.counters(method), events, troubles, predictor);
    }
}
