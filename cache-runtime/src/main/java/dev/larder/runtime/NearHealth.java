package dev.larder.runtime;

import dev.larder.runtime.spi.near.NearLink.Phase;
import dev.larder.runtime.spi.near.NearLink.State;
import org.jspecify.annotations.Nullable;

/**
 * The state of the link that the near cache needs. While a server is not linked, calls for its keys ask the store.
 *
 * @param phase what the link is doing; {@link Phase#UNUSED} when no method needs it
 * @param linked number of servers that tell of removals
 * @param servers number of all servers that hold keys
 * @param reason why a server refuses to tell, or why the last connection ended; empty when there is nothing to say
 * @param untold why other processes are not told of the removals of this one, so that their near caches serve what it removed; empty
 *     when no server is known to refuse that. It does not depend on the phase: a process without near caches tells as well
 */
public record NearHealth(Phase phase, int linked, int servers, String reason, String untold) {

    /** The state where no method needs the link, or the store has none. */
    public static final NearHealth UNUSED = new NearHealth(Phase.UNUSED, 0, 0, "", "");

    static NearHealth of(@Nullable State state) {
        if (state == null) {
            return UNUSED;
        }
        return state.phase() == Phase.UNUSED
                ? new NearHealth(Phase.UNUSED, 0, 0, "", state.untold())
                : new NearHealth(state.phase(), state.linked(), state.partitions(), state.reason(), state.untold());
    }

    /** Returns whether values that are kept near may be served for the keys of all servers, or none are kept. */
    public boolean isLinked() {
        return phase == Phase.LINKED || phase == Phase.UNUSED;
    }
}
