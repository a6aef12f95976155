package dev.larder.runtime.internal.flight;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The flights under way, at most one a key. Thread-safe. */
public final class Flights {

    private final ConcurrentHashMap<String, Flight> underWay = new ConcurrentHashMap<>();

    /** Returns the flight of a key that is under way, or {@code null}. */
    public @Nullable Flight of(String key) {
        return underWay.get(key);
    }

    /**
     * Begins a flight.
     *
     * @param leader the thread that would wait for itself if it joined; {@code null} when the load holds no thread
     * @return the flight, or {@code null} when one is under way
     */
    public @Nullable Flight begin(String key, Object method, @Nullable Thread leader) {
        Flight flight = new Flight(this, key, method, leader);
        return underWay.putIfAbsent(key, flight) == null ? flight : null;
    }

    void leave(String key, Flight flight) {
        underWay.remove(key, flight);
    }
}
