package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.spi.StoreException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The facts about a master that its {@code INFO} tells.
 *
 * @param runId an id that changes with each start of the process
 * @param replicationId an id that changes when the server's data come from another master
 * @param mode {@code standalone}, {@code cluster} or {@code sentinel}
 * @param replica whether the server is a replica
 * @param version such as {@code 7.0.15}
 * @param policy the {@code maxmemory-policy}
 * @param limited whether the server has a {@code maxmemory}
 */
record ServerFacts(
        String runId,
        String replicationId,
        String mode,
        boolean replica,
        String version,
        String policy,
        boolean limited) {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    static ServerFacts of(Map<String, String> server, Map<String, String> replication, Map<String, String> memory) {
        return new ServerFacts(
                server.getOrDefault("run_id", ""),
                replication.getOrDefault("master_replid", ""),
                server.getOrDefault("redis_mode", "standalone"),
                replication.getOrDefault("role", "master").equals("slave"),
                server.getOrDefault("redis_version", "unknown"),
                memory.getOrDefault("maxmemory_policy", "unknown"),
                !memory.getOrDefault("maxmemory", "0").equals("0"));
    }

    /** Returns whether the server may drop index sets when it runs out of memory, since it may drop any key. */
    boolean mayDropIndexSets() {
        return limited && policy.startsWith("allkeys");
    }

    /** Returns the id of the server's data, which changes with a restart and with another history of writes. */
    String dataId() {
        return runId + " " + replicationId;
    }

    /** Refuses a server that is too old or of another kind than the client expects. */
    void requireSupported(String where, boolean clusterClient) {
        if (mode.equals("sentinel")) {
            throw refused(where, "is a Sentinel; set REDIS_SENTINEL_NODES and REDIS_SENTINEL_MASTER");
        }
        if (mode.equals("cluster") && !clusterClient) {
            throw refused(
                    where,
                    "is in cluster mode; set REDIS_CLUSTER_NODES instead of a host or URL (in Redisson's configuration"
                            + " clusterServersConfig)");
        }
        if (replica) {
            throw refused(
                    where,
                    "is a replica, which takes no writes; connect to its master, or set REDIS_SENTINEL_NODES and"
                            + " REDIS_SENTINEL_MASTER");
        }
        Matcher matcher = VERSION.matcher(version);
        if (matcher.matches()) {
            int major = Integer.parseInt(matcher.group(1));
            int minor = Integer.parseInt(matcher.group(2));
            if (major < 6 || (major == 6 && minor < 2)) {
                throw refused(
                        where,
                        "is of version " + version
                                + ", and 6.2 or later, or Valkey, is needed; connect to a newer server");
            }
        }
    }

    private static StoreException refused(String where, String reason) {
        return new StoreException("Redis at " + where + " " + reason);
    }
}
