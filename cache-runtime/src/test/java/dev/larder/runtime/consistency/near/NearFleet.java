package dev.larder.runtime.consistency.near;

import dev.larder.runtime.consistency.run.Fault;
import java.util.List;

/** The processes of a fleet, with their servers and what can go wrong. */
interface NearFleet extends AutoCloseable {

    List<NodeProcess> nodes();

    /** Returns the faults that a run can ask for, by name. */
    List<Fault> faults();

    @Override
    void close();
}
