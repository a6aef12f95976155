package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.spi.StoreException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The facts about a master that its {@code INFO} tells.
 *
 * @param runId an id that changes with each start of the process
 * @param version such as {@code 7.0.15}
 * @param policy the {@code maxmemory-policy}
 * @param limited whether the server has a {@code maxmemory}
 */
record ServerFacts(String runId, String version, String policy, boolean limited) {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    static ServerFacts of(Map<String, String> server, Map<String, String> memory) {
        return new ServerFacts(
                server.getOrDefault("run_id", ""),
                server.getOrDefault("redis_version", "unknown"),
                memory.getOrDefault("maxmemory_policy", "unknown"),
                !memory.getOrDefault("maxmemory", "0").equals("0"));
    }

    /** Returns whether the server may drop index sets when it runs out of memory, since it may drop any key. */
    boolean mayDropIndexSets() {
        return limited && policy.startsWith("allkeys");
    }

    /** Refuses a server that is too old. */
    void requireSupported(String where) {
        Matcher matcher = VERSION.matcher(version);
        if (matcher.matches()) {
            int major = Integer.parseInt(matcher.group(1));
            int minor = Integer.parseInt(matcher.group(2));
            if (major < 6 || (major == 6 && minor < 2)) {
                throw new StoreException("Redis at " + where + " is of version " + version
                        + ", and 6.2 or later, or Valkey, is needed; connect to a newer server");
            }
        }
    }
}
