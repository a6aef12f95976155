package dev.larder.spring.boot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of one method, which override its annotation. Durations are written as in annotations. */
public class MethodProperties {

    /** Whether the method is answered from the cache. */
    private @Nullable Boolean enabled;

    /** How long values are kept, such as 10m or 1h30m. */
    private @Nullable String ttl;

    /** How long it is remembered that there is no value. */
    private @Nullable String nullTtl;

    /** Share that is taken off the TTL at random, such as 10%. */
    private @Nullable String jitter;

    /** Age from which a value is loaded again in the background. */
    private @Nullable String refreshAfter;

    /** How long a value past its TTL is served when loading fails. */
    private @Nullable String staleIfError;

    /** How long a caller waits for a load before a stale value is served. */
    private @Nullable String softLoadDeadline;

    /** How long a caller waits for a load at all. */
    private @Nullable String hardLoadDeadline;

    /** How long a value is served from this instance without asking Redis; 0s never. */
    private @Nullable String near;

    /** Share of the method's hits that the auditor checks, such as 1%; 0% for none. */
    private @Nullable String auditShare;

    public @Nullable Boolean getEnabled() {
        return enabled;
    }

    public void setEnabled(@Nullable Boolean enabled) {
        this.enabled = enabled;
    }

    public @Nullable String getTtl() {
        return ttl;
    }

    public void setTtl(@Nullable String ttl) {
        this.ttl = ttl;
    }

    public @Nullable String getNullTtl() {
        return nullTtl;
    }

    public void setNullTtl(@Nullable String nullTtl) {
        this.nullTtl = nullTtl;
    }

    public @Nullable String getJitter() {
        return jitter;
    }

    public void setJitter(@Nullable String jitter) {
        this.jitter = jitter;
    }

    public @Nullable String getRefreshAfter() {
        return refreshAfter;
    }

    public void setRefreshAfter(@Nullable String refreshAfter) {
        this.refreshAfter = refreshAfter;
    }

    public @Nullable String getStaleIfError() {
        return staleIfError;
    }

    public void setStaleIfError(@Nullable String staleIfError) {
        this.staleIfError = staleIfError;
    }

    public @Nullable String getSoftLoadDeadline() {
        return softLoadDeadline;
    }

    public void setSoftLoadDeadline(@Nullable String softLoadDeadline) {
        this.softLoadDeadline = softLoadDeadline;
    }

    public @Nullable String getHardLoadDeadline() {
        return hardLoadDeadline;
    }

    public void setHardLoadDeadline(@Nullable String hardLoadDeadline) {
        this.hardLoadDeadline = hardLoadDeadline;
    }

    public @Nullable String getNear() {
        return near;
    }

    public void setNear(@Nullable String near) {
        this.near = near;
    }

    public @Nullable String getAuditShare() {
        return auditShare;
    }

    public void setAuditShare(@Nullable String auditShare) {
        this.auditShare = auditShare;
    }

    /** Returns what is set, by the name of the setting. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        SettingText.put(settings, "enabled", enabled);
        SettingText.put(settings, "ttl", ttl);
        SettingText.put(settings, "nullTtl", nullTtl);
        SettingText.put(settings, "jitter", jitter);
        SettingText.put(settings, "refreshAfter", refreshAfter);
        SettingText.put(settings, "staleIfError", staleIfError);
        SettingText.put(settings, "softLoadDeadline", softLoadDeadline);
        SettingText.put(settings, "hardLoadDeadline", hardLoadDeadline);
        SettingText.put(settings, "near", near);
        SettingText.put(settings, "auditShare", auditShare);
        return settings;
    }
}
