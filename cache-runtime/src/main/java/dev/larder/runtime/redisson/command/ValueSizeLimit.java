package dev.larder.runtime.redisson.command;

import dev.larder.runtime.internal.config.SettingsTable;

/** The maximum number of bytes of a value that scripts return. Thread-safe. */
public final class ValueSizeLimit {

    private volatile int bytes = SettingsTable.MAX_VALUE_SIZE.byDefault();

    public void set(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }
}
