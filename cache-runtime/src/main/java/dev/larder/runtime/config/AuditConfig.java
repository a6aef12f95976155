package dev.larder.runtime.config;

import dev.larder.runtime.internal.config.SettingsTable;
import java.time.Duration;

/**
 * The settings of the auditor, which checks in the background whether the cache still holds what the source says. Immutable; start
 * from {@link #DEFAULTS}.
 *
 * @param share share of the hits that are checked, from 0 to 1; 0 by default: none
 * @param grace time after which a value that differs is looked at again; 2 s by default. Longer than from a commit to the end of its
 *     eviction
 * @param repairs whether a value that was found stale is removed; {@code false} by default
 * @param rate maximum number of audits that begin per second, at least 1; 10 by default
 * @param threads maximum number of concurrent loads of the auditor, at least 1; 2 by default
 */
public record AuditConfig(double share, Duration grace, boolean repairs, int rate, int threads) {

    /** The defaults. */
    public static final AuditConfig DEFAULTS = new AuditConfig(
            SettingsTable.AUDIT_SHARE.byDefault(),
            SettingsTable.AUDIT_GRACE.byDefault(),
            SettingsTable.AUDIT_REPAIRS.byDefault(),
            SettingsTable.AUDIT_RATE.byDefault(),
            SettingsTable.AUDIT_THREADS.byDefault());

    /** @throws IllegalArgumentException when a value is out of range; the message names the setting, the rule and the value */
    public AuditConfig {
        SettingsTable.AUDIT_SHARE.require(share);
        SettingsTable.AUDIT_GRACE.require(grace);
        SettingsTable.AUDIT_RATE.require(rate);
        SettingsTable.AUDIT_THREADS.require(threads);
    }

    /** Returns these settings with another share, from 0 to 1: {@code 0.0001} for 0.01 %. */
    public AuditConfig withShare(double share) {
        return new AuditConfig(share, grace, repairs, rate, threads);
    }

    /** Returns these settings with another grace time. */
    public AuditConfig withGrace(Duration grace) {
        return new AuditConfig(share, grace, repairs, rate, threads);
    }

    /** Returns these settings with or without repairs. */
    public AuditConfig withRepairs(boolean repairs) {
        return new AuditConfig(share, grace, repairs, rate, threads);
    }

    /** Returns these settings with another rate. */
    public AuditConfig withRate(int rate) {
        return new AuditConfig(share, grace, repairs, rate, threads);
    }

    /** Returns these settings with another number of threads. */
    public AuditConfig withThreads(int threads) {
        return new AuditConfig(share, grace, repairs, rate, threads);
    }
}
