package dev.larder.micrometer;

import dev.larder.runtime.Larder;
import dev.larder.runtime.MethodStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The meters of one method for which {@code CacheMeterBinder} has no name. They hold the {@code Larder} weakly. */
record MethodMeters(Larder larder, String method, Tags tags) {

    void bindTo(MeterRegistry registry) {
        TimeGauge.builder("cache.load.duration", larder, TimeUnit.NANOSECONDS, nanosOf(method))
                .tags(tags)
                .description("The time that all loads took")
                .register(registry);
        load("success", stats -> stats.loads() - stats.loadFailures(), registry);
        load("failure", MethodStats::loadFailures, registry);
        count("larder.absent.hits", "Calls answered by a remembered absence", MethodStats::absentHits, registry);
        count(
                "larder.puts.refused",
                "Values not stored since an eviction came first",
                MethodStats::refusedStores,
                registry);
        count(
                "larder.puts.transactional",
                "Loaded values that were not stored, because the call ran in a transaction",
                MethodStats::unstoredInTransaction,
                registry);
        count("larder.values.rejected", "Stored values of another shape", MethodStats::rejectedValues, registry);
        count(
                "larder.values.oversized",
                "Values that are too large to be cached",
                MethodStats::oversizedValues,
                registry);
        count("larder.stale.served", "Values past their TTL that were served", MethodStats::staleServed, registry);
        refresh("success", stats -> stats.refreshes() - stats.refreshFailures(), registry);
        refresh("failure", MethodStats::refreshFailures, registry);
        refresh("skipped", MethodStats::skippedRefreshes, registry);
        count("larder.bypasses", "Calls that went on without the cache", MethodStats::bypasses, registry);
        count("larder.keyless", "Calls whose arguments gave no key", MethodStats::keylessCalls, registry);
        count("larder.errors", "Commands that failed", MethodStats::errors, registry);
        count("larder.loads.shed", "Calls refused since too many loads ran", MethodStats::shedLoads, registry);
        count("larder.load.timeouts", "Calls whose load took too long", MethodStats::loadTimeouts, registry);
        evictedKeys(registry);
        count("larder.near.hits", "Calls that the near cache answered", MethodStats::nearHits, registry);
        count("larder.near.fills", "Answers that the near cache took in", MethodStats::nearFills, registry);
        count(
                "larder.near.removals",
                "Near answers that were found to be removed",
                MethodStats::nearRemovals,
                registry);
        count(
                "larder.near.bypasses",
                "Near answers that were not used, because the bound was not proven",
                MethodStats::nearBypasses,
                registry);
        audit("agreed", MethodStats::auditsAgreed, registry);
        audit("undecided", MethodStats::auditsUndecided, registry);
        audit("stale", MethodStats::foundStale, registry);
        audit("skipped", MethodStats::skippedAudits, registry);
        count("larder.stale.repaired", "Stale values that the auditor removed", MethodStats::staleRepaired, registry);
    }

    /** Registers what a method that only evicts has. */
    void bindEvictions(MeterRegistry registry) {
        count("cache.evictions", "The number of times the cache was evicted.", MethodStats::evictions, registry);
        count("larder.errors", "Commands that failed", MethodStats::errors, registry);
        evictedKeys(registry);
    }

    private void evictedKeys(MeterRegistry registry) {
        count("larder.evicted.keys", "Keys that evictions removed", MethodStats::evictedKeys, registry);
    }

    private void load(String result, ToLongFunction<MethodStats> count, MeterRegistry registry) {
        result("cache.load", "Calls of the loader", result, count, registry);
    }

    private void refresh(String result, ToLongFunction<MethodStats> count, MeterRegistry registry) {
        result("larder.refreshes", "Loads in the background", result, count, registry);
    }

    private void audit(String result, ToLongFunction<MethodStats> count, MeterRegistry registry) {
        result("larder.audits", "Hits that were checked against the source", result, count, registry);
    }

    private void result(
            String name, String description, String result, ToLongFunction<MethodStats> count, MeterRegistry registry) {
        new MethodMeters(larder, method, tags.and("result", result)).count(name, description, count, registry);
    }

    private void count(String name, String description, ToLongFunction<MethodStats> count, MeterRegistry registry) {
        // Without a reference to this, which holds the Larder.
        String counted = method;
        FunctionCounter.builder(name, larder, source -> count.applyAsLong(source.stats(counted)))
                .tags(tags)
                .description(description)
                .register(registry);
    }

    private static ToDoubleFunction<Larder> nanosOf(String method) {
        return source -> source.stats(method).totalLoadTime().toNanos();
    }
}
