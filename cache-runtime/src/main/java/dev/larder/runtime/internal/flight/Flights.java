package dev.larder.runtime.internal.flight;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The flights of this JVM that have no outcome yet, at most one for each key. Thread-safe. */
public final class Flights {

    private final ConcurrentHashMap<String, Flight> byKey = new ConcurrentHashMap<>();

    /** Returns the flight of a key, or {@code null} when there is none. */
    public @Nullable Flight of(String key) {
        return byKey.get(key);
    }

    /**
     * Begins a flight.
     *
     * @param method the method that the flight loads for; compared by identity
     * @param leader the thread that would wait for itself if it joined; {@code null} when the load holds no thread
     * @return the new flight, or {@code null} when the key has one already
     */
    public @Nullable Flight begin(String key, Object method, @Nullable Thread leader) {
        Flight flight = new Flight(byKey, key, method, leader);
        return byKey.putIfAbsent(key, flight) == null ? flight : null;
    }
}
