package dev.larder.spring.boot;

import dev.larder.runtime.config.OnEvictFailure;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.convert.DurationUnit;

/**
 * The properties under {@code larder.}: every setting of Larder's, with its default where nothing is set. A plain number as
 * a duration is seconds, as in annotations.
 */
@ConfigurationProperties(prefix = "larder", ignoreUnknownFields = false)
public class LarderProperties {

    /** Order of the cache's advice unless set: inside method security, outside what has no order, such as transactions. */
    static final int DEFAULT_ORDER = 1000;

    /** Whether the cache answers methods. Updates and evictions evict in any case. */
    private @Nullable Boolean enabled;

    /** Text before every key, such as the name of a tenant or of an application. Default is the name of the application (spring.application.name). */
    private @Nullable String keyPrefix;

    /** Maximum time that a call waits for one command before it goes on without the cache. Default is 250ms. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration commandTimeout;

    /** Maximum time of an eviction by patterns in all. Default is 30s. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration patternTimeout;

    /** Maximum time to connect. Default is 1s. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration connectTimeout;

    /** Maximum time in which the server answers a ping. Default is 2s. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration pingTimeout;

    /** Maximum time of a load whose value is still stored, at most a day. Default is 30s. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration leaseTime;

    /** Maximum time that a call waits for another call's load of the same key. Default is 3s. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration leaseWait;

    /** Maximum size of a stored value in bytes. Default is 8388608. */
    private @Nullable Integer maxValueSize;

    /** Whether events for listeners hold keys. Default is false. */
    private @Nullable Boolean keysInEvents;

    /** Whether concurrent commands share round trips. Default is true. */
    private @Nullable Boolean batching;

    /** Number of connections to each master. Default is 8. */
    private @Nullable Integer connections;

    /** Number of threads that read and write connections. Default is half the processors, at least 1. */
    private @Nullable Integer networkThreads;

    /** Number of failed commands after which no more are sent. Default is 5. */
    private @Nullable Integer breakerFailures;

    /** Maximum pause between two probes of a server that failed. Default is 500ms. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration probeInterval;

    /** Maximum number of failed evictions that are kept one by one, for each master. Default is 10000. */
    private @Nullable Integer maxPendingEvictions;

    /** Outcome of an evicting method whose eviction fails. Default is queue. */
    private @Nullable OnEvictFailure onEvictFailure;

    /** Maximum number of concurrent loads of a method while no commands are sent. Default is 64. */
    private @Nullable Integer concurrentLoads;

    /** Maximum time that a call waits for one of these loads to end. Default is 3s. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration loadWait;

    /** Maximum number of concurrent refreshes of blocking methods. Default is 4. */
    private @Nullable Integer refreshThreads;

    /** Maximum number of refreshes that wait for a thread. Default is 1000. */
    private @Nullable Integer refreshQueue;

    /** Time without another attempt for a key whose refresh failed. Default is 5s. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration refreshPause;

    /** Maximum number of concurrent loads with a load deadline. Default is 64. */
    private @Nullable Integer deadlineLoads;

    /** Maximum time after an eviction for which near caches of other instances serve the old value. Default is 500ms. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration nearStaleness;

    /** Maximum number of entries of the near cache. Default is 10000. */
    private @Nullable Integer nearSize;

    /** Maximum size of all entries of the near cache in bytes. Default is 67108864. */
    private @Nullable Integer nearBytes;

    /** Whether this instance tells near caches what it removes. Default is true. */
    private @Nullable Boolean nearMessages;

    /**
     * Maximum age of a transaction whose loads are stored, for which evictions leave traces. All processes that use the same keys
     * have the same. 0s leaves none.
     */
    @DurationUnit(ChronoUnit.SECONDS)
    private Duration transactionTime = Duration.ofSeconds(60);

    /** Share of the hits that the auditor checks against the source, such as 0.01%. Default is 0%. */
    private @Nullable String auditShare;

    /** Time after which the auditor looks again at a value that differs. Default is 2s. */
    @DurationUnit(ChronoUnit.SECONDS)
    private @Nullable Duration auditGrace;

    /** Whether the auditor removes a value that it found stale. Default is false. */
    private @Nullable Boolean auditRepairs;

    /** Maximum number of audits that begin per second in this instance. Default is 10. */
    private @Nullable Integer auditRate;

    /** Maximum number of concurrent loads of the auditor. Default is 2. */
    private @Nullable Integer auditThreads;

    /** Whether the application starts before Redis answers. */
    private boolean lazyConnect = true;

    /** Settings of single methods by their names, such as larder.methods."[UserService.find]".ttl. */
    private Map<String, MethodProperties> methods = new LinkedHashMap<>();

    @NestedConfigurationProperty
    private final Redis redis = new Redis();

    @NestedConfigurationProperty
    private final Spring spring = new Spring();

    @NestedConfigurationProperty
    private final Outbox outbox = new Outbox();

    public @Nullable Boolean getEnabled() {
        return enabled;
    }

    public void setEnabled(@Nullable Boolean enabled) {
        this.enabled = enabled;
    }

    public @Nullable String getKeyPrefix() {
        return keyPrefix;
    }

    public void setKeyPrefix(@Nullable String keyPrefix) {
        this.keyPrefix = keyPrefix;
    }

    public @Nullable Duration getCommandTimeout() {
        return commandTimeout;
    }

    public void setCommandTimeout(@Nullable Duration commandTimeout) {
        this.commandTimeout = commandTimeout;
    }

    public @Nullable Duration getPatternTimeout() {
        return patternTimeout;
    }

    public void setPatternTimeout(@Nullable Duration patternTimeout) {
        this.patternTimeout = patternTimeout;
    }

    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(@Nullable Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public @Nullable Duration getPingTimeout() {
        return pingTimeout;
    }

    public void setPingTimeout(@Nullable Duration pingTimeout) {
        this.pingTimeout = pingTimeout;
    }

    public @Nullable Duration getLeaseTime() {
        return leaseTime;
    }

    public void setLeaseTime(@Nullable Duration leaseTime) {
        this.leaseTime = leaseTime;
    }

    public @Nullable Duration getLeaseWait() {
        return leaseWait;
    }

    public void setLeaseWait(@Nullable Duration leaseWait) {
        this.leaseWait = leaseWait;
    }

    public @Nullable Integer getMaxValueSize() {
        return maxValueSize;
    }

    public void setMaxValueSize(@Nullable Integer maxValueSize) {
        this.maxValueSize = maxValueSize;
    }

    public @Nullable Boolean getKeysInEvents() {
        return keysInEvents;
    }

    public void setKeysInEvents(@Nullable Boolean keysInEvents) {
        this.keysInEvents = keysInEvents;
    }

    public @Nullable Boolean getBatching() {
        return batching;
    }

    public void setBatching(@Nullable Boolean batching) {
        this.batching = batching;
    }

    public @Nullable Integer getConnections() {
        return connections;
    }

    public void setConnections(@Nullable Integer connections) {
        this.connections = connections;
    }

    public @Nullable Integer getNetworkThreads() {
        return networkThreads;
    }

    public void setNetworkThreads(@Nullable Integer networkThreads) {
        this.networkThreads = networkThreads;
    }

    public @Nullable Integer getBreakerFailures() {
        return breakerFailures;
    }

    public void setBreakerFailures(@Nullable Integer breakerFailures) {
        this.breakerFailures = breakerFailures;
    }

    public @Nullable Duration getProbeInterval() {
        return probeInterval;
    }

    public void setProbeInterval(@Nullable Duration probeInterval) {
        this.probeInterval = probeInterval;
    }

    public @Nullable Integer getMaxPendingEvictions() {
        return maxPendingEvictions;
    }

    public void setMaxPendingEvictions(@Nullable Integer maxPendingEvictions) {
        this.maxPendingEvictions = maxPendingEvictions;
    }

    public @Nullable OnEvictFailure getOnEvictFailure() {
        return onEvictFailure;
    }

    public void setOnEvictFailure(@Nullable OnEvictFailure onEvictFailure) {
        this.onEvictFailure = onEvictFailure;
    }

    public @Nullable Integer getConcurrentLoads() {
        return concurrentLoads;
    }

    public void setConcurrentLoads(@Nullable Integer concurrentLoads) {
        this.concurrentLoads = concurrentLoads;
    }

    public @Nullable Duration getLoadWait() {
        return loadWait;
    }

    public void setLoadWait(@Nullable Duration loadWait) {
        this.loadWait = loadWait;
    }

    public @Nullable Integer getRefreshThreads() {
        return refreshThreads;
    }

    public void setRefreshThreads(@Nullable Integer refreshThreads) {
        this.refreshThreads = refreshThreads;
    }

    public @Nullable Integer getRefreshQueue() {
        return refreshQueue;
    }

    public void setRefreshQueue(@Nullable Integer refreshQueue) {
        this.refreshQueue = refreshQueue;
    }

    public @Nullable Duration getRefreshPause() {
        return refreshPause;
    }

    public void setRefreshPause(@Nullable Duration refreshPause) {
        this.refreshPause = refreshPause;
    }

    public @Nullable Integer getDeadlineLoads() {
        return deadlineLoads;
    }

    public void setDeadlineLoads(@Nullable Integer deadlineLoads) {
        this.deadlineLoads = deadlineLoads;
    }

    public @Nullable Duration getNearStaleness() {
        return nearStaleness;
    }

    public void setNearStaleness(@Nullable Duration nearStaleness) {
        this.nearStaleness = nearStaleness;
    }

    public @Nullable Integer getNearSize() {
        return nearSize;
    }

    public void setNearSize(@Nullable Integer nearSize) {
        this.nearSize = nearSize;
    }

    public @Nullable Integer getNearBytes() {
        return nearBytes;
    }

    public void setNearBytes(@Nullable Integer nearBytes) {
        this.nearBytes = nearBytes;
    }

    public @Nullable Boolean getNearMessages() {
        return nearMessages;
    }

    public void setNearMessages(@Nullable Boolean nearMessages) {
        this.nearMessages = nearMessages;
    }

    public Duration getTransactionTime() {
        return transactionTime;
    }

    public void setTransactionTime(Duration transactionTime) {
        this.transactionTime = transactionTime;
    }

    public @Nullable String getAuditShare() {
        return auditShare;
    }

    public void setAuditShare(@Nullable String auditShare) {
        this.auditShare = auditShare;
    }

    public @Nullable Duration getAuditGrace() {
        return auditGrace;
    }

    public void setAuditGrace(@Nullable Duration auditGrace) {
        this.auditGrace = auditGrace;
    }

    public @Nullable Boolean getAuditRepairs() {
        return auditRepairs;
    }

    public void setAuditRepairs(@Nullable Boolean auditRepairs) {
        this.auditRepairs = auditRepairs;
    }

    public @Nullable Integer getAuditRate() {
        return auditRate;
    }

    public void setAuditRate(@Nullable Integer auditRate) {
        this.auditRate = auditRate;
    }

    public @Nullable Integer getAuditThreads() {
        return auditThreads;
    }

    public void setAuditThreads(@Nullable Integer auditThreads) {
        this.auditThreads = auditThreads;
    }

    public boolean isLazyConnect() {
        return lazyConnect;
    }

    public void setLazyConnect(boolean lazyConnect) {
        this.lazyConnect = lazyConnect;
    }

    public Map<String, MethodProperties> getMethods() {
        return methods;
    }

    public void setMethods(Map<String, MethodProperties> methods) {
        this.methods = methods;
    }

    public Redis getRedis() {
        return redis;
    }

    public Spring getSpring() {
        return spring;
    }

    public Outbox getOutbox() {
        return outbox;
    }

    /** Returns the settings that are set, by the names of Larder's configuration. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        SettingText.put(settings, "enabled", enabled);
        SettingText.put(settings, "keyPrefix", keyPrefix);
        SettingText.put(settings, "commandTimeout", commandTimeout);
        SettingText.put(settings, "patternTimeout", patternTimeout);
        SettingText.put(settings, "connectTimeout", connectTimeout);
        SettingText.put(settings, "pingTimeout", pingTimeout);
        SettingText.put(settings, "leaseTime", leaseTime);
        SettingText.put(settings, "leaseWait", leaseWait);
        SettingText.put(settings, "maxValueSize", maxValueSize);
        SettingText.put(settings, "keysInEvents", keysInEvents);
        SettingText.put(settings, "batching", batching);
        SettingText.put(settings, "connections", connections);
        SettingText.put(settings, "networkThreads", networkThreads);
        SettingText.put(settings, "breakerFailures", breakerFailures);
        SettingText.put(settings, "probeInterval", probeInterval);
        SettingText.put(settings, "maxPendingEvictions", maxPendingEvictions);
        SettingText.put(settings, "onEvictFailure", onEvictFailure);
        SettingText.put(settings, "concurrentLoads", concurrentLoads);
        SettingText.put(settings, "loadWait", loadWait);
        SettingText.put(settings, "refreshThreads", refreshThreads);
        SettingText.put(settings, "refreshQueue", refreshQueue);
        SettingText.put(settings, "refreshPause", refreshPause);
        SettingText.put(settings, "deadlineLoads", deadlineLoads);
        SettingText.put(settings, "nearStaleness", nearStaleness);
        SettingText.put(settings, "nearSize", nearSize);
        SettingText.put(settings, "nearBytes", nearBytes);
        SettingText.put(settings, "nearMessages", nearMessages);
        SettingText.put(settings, "transactionTime", transactionTime);
        SettingText.put(settings, "auditShare", auditShare);
        SettingText.put(settings, "auditGrace", auditGrace);
        SettingText.put(settings, "auditRepairs", auditRepairs);
        SettingText.put(settings, "auditRate", auditRate);
        SettingText.put(settings, "auditThreads", auditThreads);
        SettingText.put(settings, "lazyConnect", lazyConnect);
        methods.forEach((method, properties) ->
                properties.settings().forEach((name, text) -> settings.put("method." + method + "." + name, text)));
        return settings;
    }

    /** The cache's Redis, when it is not that of spring.data.redis. */
    public static class Redis {

        /** Address, such as redis://user:password@host:6379/0 or rediss://host. */
        private @Nullable String url;

        /** Name of the SSL bundle. */
        private @Nullable String sslBundle;

        public @Nullable String getUrl() {
            return url;
        }

        public void setUrl(@Nullable String url) {
            this.url = url;
        }

        public @Nullable String getSslBundle() {
            return sslBundle;
        }

        public void setSslBundle(@Nullable String sslBundle) {
            this.sslBundle = sslBundle;
        }
    }

    /** The outbox, where larder-outbox-jdbc is on the class path. */
    public static class Outbox {

        /** Whether evictions of transactions are kept in the outbox. */
        private boolean enabled = true;

        /** Name of the bean of the data source whose transactions are meant. Default is the only or primary one. */
        private @Nullable String dataSource;

        /** Name of the table, with a schema or without. Default is larder_outbox. */
        private @Nullable String table;

        /** Whether the table is created at the start where there is none. */
        private boolean createTable;

        /** Age at which a relay takes a row. Default is 5s. */
        @DurationUnit(ChronoUnit.SECONDS)
        private @Nullable Duration relayDelay;

        /** Pause between two rounds of the relay, which also deletes rows. Default is 1s. */
        @DurationUnit(ChronoUnit.SECONDS)
        private @Nullable Duration relayInterval;

        /** Maximum number of rows that a relay takes in a round. Default is 100. */
        private @Nullable Integer relayBatch;

        /** Time for which a relay takes a row. Default is 60s. */
        @DurationUnit(ChronoUnit.SECONDS)
        private @Nullable Duration claimTime;

        public boolean isEnabled() {
            return enabled;
        }

        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        public @Nullable String getDataSource() {
            return dataSource;
        }

        public void setDataSource(@Nullable String dataSource) {
            this.dataSource = dataSource;
        }

        public @Nullable String getTable() {
            return table;
        }

        public void setTable(@Nullable String table) {
            this.table = table;
        }

        public boolean isCreateTable() {
            return createTable;
        }

        public void setCreateTable(boolean createTable) {
            this.createTable = createTable;
        }

        public @Nullable Duration getRelayDelay() {
            return relayDelay;
        }

        public void setRelayDelay(@Nullable Duration relayDelay) {
            this.relayDelay = relayDelay;
        }

        public @Nullable Duration getRelayInterval() {
            return relayInterval;
        }

        public void setRelayInterval(@Nullable Duration relayInterval) {
            this.relayInterval = relayInterval;
        }

        public @Nullable Integer getRelayBatch() {
            return relayBatch;
        }

        public void setRelayBatch(@Nullable Integer relayBatch) {
            this.relayBatch = relayBatch;
        }

        public @Nullable Duration getClaimTime() {
            return claimTime;
        }

        public void setClaimTime(@Nullable Duration claimTime) {
            this.claimTime = claimTime;
        }
    }

    /** The settings of cached beans. */
    public static class Spring {

        /** Order of the cache among the advice of a bean: lower ones see each call, higher ones only misses. */
        private int order = DEFAULT_ORDER;

        /** Names of beans that are not cached, such as a decorator of another bean with the same interface. */
        private Set<String> exclude = new LinkedHashSet<>();

        public int getOrder() {
            return order;
        }

        public void setOrder(int order) {
            this.order = order;
        }

        public Set<String> getExclude() {
            return exclude;
        }

        public void setExclude(Set<String> exclude) {
            this.exclude = exclude;
        }
    }
}
