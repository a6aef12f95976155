package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.StoreException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a master says of itself.
 *
 * @param runId changes with each start of the process
 * @param version such as {@code 7.0.15}
 * @param policy the {@code maxmemory-policy}
 * @param limited whether there is a {@code maxmemory} for the policy to keep
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

    /** Tells whether the server may drop the listings when it runs short of memory, since it may drop any key. */
    boolean mayDropListings() {
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
