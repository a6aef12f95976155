package dev.larder.runtime.redisson.near;

import dev.larder.runtime.spi.near.NearHash;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.spi.near.NearRemoval;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a link has told, for tests. Thread-safe. */
final class NearRecord implements NearLink.Listener {

    private final List<NearRemoval> removals = new CopyOnWriteArrayList<>();

    private final List<NearLink.Subscription> ended = new CopyOnWriteArrayList<>();

    private final List<NearLink.State> states = new CopyOnWriteArrayList<>();

    @Override
    public void removed(NearRemoval removal) {
        removals.add(removal);
    }

    @Override
    public void ended(NearLink.Subscription subscription) {
        ended.add(subscription);
    }

    @Override
    public void changed(NearLink.State state) {
        states.add(state);
    }

    List<NearLink.Subscription> ended() {
        return List.copyOf(ended);
    }

    List<NearLink.Phase> phases() {
        return states.stream().map(NearLink.State::phase).toList();
    }

    /** Returns the states that were told, in order. */
    List<NearLink.State> states() {
        return List.copyOf(states);
    }

    List<NearRemoval> removals() {
        return List.copyOf(removals);
    }

    /** Returns whether the removal of this exact key was told. */
    boolean hasKey(String key) {
        return removals.stream().anyMatch(removal -> contains(removal.keys(), NearHash.ofKey(key)));
    }

    /** Returns whether the removal of everything was told. */
    boolean hasEverything() {
        return removals.stream().anyMatch(removal -> contains(removal.prefixes(), NearHash.EVERYTHING));
    }

    private static boolean contains(long[] hashes, long hash) {
        for (long each : hashes) {
            if (each == hash) {
                return true;
            }
        }
        return false;
    }
}
