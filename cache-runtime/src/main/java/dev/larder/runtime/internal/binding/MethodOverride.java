package dev.larder.runtime.internal.binding;

import dev.larder.runtime.internal.config.Setting;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.Expiry;
import dev.larder.runtime.method.Freshness;
import dev.larder.runtime.method.NearPolicy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of one method, which win over its annotation. */
public final class MethodOverride {

    static final MethodOverride NONE = new MethodOverride();

    /** The attributes that can be set. */
    public enum Attribute {
        ENABLED("enabled"),
        TTL("ttl"),
        NULL_TTL("nullTtl"),
        JITTER("jitter"),
        REFRESH_AFTER("refreshAfter"),
        STALE_IF_ERROR("staleIfError"),
        SOFT_LOAD_DEADLINE("softLoadDeadline"),
        HARD_LOAD_DEADLINE("hardLoadDeadline"),
        NEAR("near"),
        AUDIT_SHARE("auditShare");

        /** The attributes that an updating method does not have. */
        private static final Set<Attribute> OF_READS =
                EnumSet.of(NULL_TTL, REFRESH_AFTER, SOFT_LOAD_DEADLINE, HARD_LOAD_DEADLINE, NEAR, AUDIT_SHARE);

        private final String text;

        Attribute(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Map<Attribute, Setting> settings = new LinkedHashMap<>();

    /** Adds a setting, whose text is checked at once. */
    void add(Attribute attribute, Setting setting) {
        settings.put(attribute, setting);
        switch (attribute) {
            case ENABLED -> setting.flag();
            case AUDIT_SHARE -> setting.share();
            case JITTER -> expiry(Duration.ofDays(1), setting.percent(), setting);
            case TTL, NULL_TTL, REFRESH_AFTER, STALE_IF_ERROR, SOFT_LOAD_DEADLINE, HARD_LOAD_DEADLINE ->
                expiry(setting.duration(), 0, setting);
            case NEAR -> {
                if (!setting.duration().isZero()) {
                    expiry(setting.duration(), 0, setting);
                }
            }
        }
    }

    boolean enabled() {
        Setting setting = settings.get(Attribute.ENABLED);
        return setting == null || setting.flag();
    }

    /** Returns the share of the method's hits that are audited, from 0 to 1. */
    double auditShare(double ofAllMethods) {
        Setting setting = settings.get(Attribute.AUDIT_SHARE);
        return setting == null ? ofAllMethods : setting.share();
    }

    Expiry expiry(Expiry annotated) {
        Setting ttl = settings.get(Attribute.TTL);
        Setting jitter = settings.get(Attribute.JITTER);
        Setting stale = settings.get(Attribute.STALE_IF_ERROR);
        return new Expiry(
                ttl == null ? annotated.ttl() : ttl.duration(),
                jitter == null ? annotated.jitterPercent() : jitter.percent(),
                stale == null ? annotated.staleFor() : stale.duration());
    }

    @Nullable
    Duration duration(Attribute attribute, @Nullable Duration annotated) {
        Setting setting = settings.get(attribute);
        return setting == null ? annotated : setting.duration();
    }

    /** Returns how the method keeps its values fresh. */
    Freshness freshness(CachedMethod<?> method, Expiry expiry) {
        Freshness annotated = method.freshness();
        try {
            return Freshness.of(
                    expiry,
                    duration(Attribute.REFRESH_AFTER, annotated.refreshAfter()),
                    annotated.rethrow(),
                    duration(Attribute.SOFT_LOAD_DEADLINE, annotated.softDeadline()),
                    duration(Attribute.HARD_LOAD_DEADLINE, annotated.hardDeadline()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(method + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns how the method keeps its values in this JVM; {@code null} when each call asks the store, as a setting of zero says.
     *
     * @throws IllegalArgumentException when the time is not shorter than the TTL
     */
    @Nullable
    NearPolicy near(CachedMethod<?> method, Expiry expiry) {
        NearPolicy annotated = method.near();
        Setting setting = settings.get(Attribute.NEAR);
        if (setting != null && setting.duration().isZero()) {
            return null;
        }
        // Without an annotation nobody knows whether values may be shared.
        NearPolicy policy = setting == null
                ? annotated
                : new NearPolicy(setting.duration(), annotated != null && annotated.shared());
        try {
            if (policy != null) {
                policy.requireShorterThan(expiry);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(method + ": " + e.getMessage(), e);
        }
        return policy;
    }

    /** @throws IllegalArgumentException when there is a setting of an attribute that an updating method does not have */
    void requireForUpdates() {
        for (Attribute attribute : Attribute.OF_READS) {
            Setting setting = settings.get(attribute);
            if (setting != null) {
                throw setting.invalid("is of an @Updates method, which has no " + attribute + "; remove it");
            }
        }
    }

    private static void expiry(Duration ttl, int jitterPercent, Setting setting) {
        try {
            new Expiry(ttl, jitterPercent);
        } catch (IllegalArgumentException e) {
            throw setting.invalid("is out of range: " + e.getMessage());
        }
    }
}
