package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.consistency.run.Fault;
import dev.larder.runtime.spi.CacheStore;
import java.util.List;

/** The servers behind the cache, and their faults. */
interface Servers extends AutoCloseable {

    /** Opens a store for one node of the fleet. */
    CacheStore connect();

    /** Returns the faults that a run can ask for, by name. */
    List<Fault> faults();

    /** Returns a fault that lasts for up to 0.6 s. */
    static Fault fault(String name, Runnable begin, Runnable end) {
        return new Fault(name, begin, end, 50, 599, 0);
    }

    /** Writes or removes a key, as another application would. Gives up silently during a fault. */
    void meddle(String... command);

    @Override
    void close();
}
