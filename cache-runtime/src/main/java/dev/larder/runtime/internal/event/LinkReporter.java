package dev.larder.runtime.internal.event;

import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.near.FleetLink;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.near.NearLink.Phase;
import dev.larder.runtime.spi.near.NearLink.State;

/** Logs and sends the events of the near cache's link. Its first connection is no news in the log. Thread-safe. */
public final class LinkReporter implements FleetLink.LinkObserver {

    private final Events events;

    private final TroubleLog troubles;

    /** Guarded by this. */
    private Phase phase = Phase.UNUSED;

    /** Whether the log says that the near cache is off. Guarded by this. */
    private boolean toldOff;

    public LinkReporter(Events events, TroubleLog troubles) {
        this.events = events;
        this.troubles = troubles;
    }

    @Override
    public void linkChanged(State state) {
        log(state);
        events.tell(() -> new CacheEvent.NearLinkChanged(state));
    }

    private synchronized void log(State state) {
        Phase before = phase;
        phase = state.phase();
        String linked = state.linked() + " of " + state.partitions() + " servers linked";
        if (phase == Phase.LINKED && toldOff) {
            toldOff = false;
            troubles.end(Trouble.NEAR_ON, linked);
        } else if ((phase == Phase.REFUSED && before != Phase.REFUSED)
                || (phase == Phase.CONNECTING && before == Phase.LINKED)) {
            toldOff = true;
            troubles.warn(Trouble.NEAR_OFF, linked, state.reason());
        }
    }
}
