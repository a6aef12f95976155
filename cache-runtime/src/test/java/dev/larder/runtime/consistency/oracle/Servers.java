package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.spi.CacheStore;
import java.util.List;

/** The servers behind the cache, and what can go wrong with them. */
interface Servers extends AutoCloseable {

    /** Opens a store as one node of the fleet has it. */
    CacheStore connect();

    /** Returns the faults that can be asked for, by name. */
    List<Fault> faults();

    /** Writes or removes a key as somebody else would; gives up silently while a fault is under way. */
    void meddle(String... command);

    @Override
    void close();
}
