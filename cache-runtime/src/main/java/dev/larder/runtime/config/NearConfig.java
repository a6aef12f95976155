package dev.larder.runtime.config;

import dev.larder.runtime.internal.config.SettingsTable;
import java.time.Duration;

/**
 * The settings of the near cache, which keeps values in this JVM. Immutable; start from {@link #DEFAULTS}.
 *
 * @param staleness maximum time after an eviction for which the near cache of another JVM serves the old value, at least 50 ms;
 *     500 ms by default. All processes that use the same keys have the same
 * @param size maximum number of entries, at least 1; 10,000 by default
 * @param bytes maximum number of bytes of all entries, at least 1; 64 MiB by default. An entry counts as {@code bytes / size} at
 *     least
 * @param messages whether this process tells the others what it removes; {@code true} by default. A process that does not,
 *     cannot have a near cache either
 */
public record NearConfig(Duration staleness, int size, int bytes, boolean messages) {

    /** The defaults. */
    public static final NearConfig DEFAULTS = new NearConfig(
            SettingsTable.NEAR_STALENESS.byDefault(),
            SettingsTable.NEAR_SIZE.byDefault(),
            SettingsTable.NEAR_BYTES.byDefault(),
            SettingsTable.NEAR_MESSAGES.byDefault());

    /** @throws IllegalArgumentException when a value is out of range; the message names the setting, the rule and the value */
    public NearConfig {
        SettingsTable.NEAR_STALENESS.require(staleness);
        SettingsTable.NEAR_SIZE.require(size);
        SettingsTable.NEAR_BYTES.require(bytes);
    }
}
