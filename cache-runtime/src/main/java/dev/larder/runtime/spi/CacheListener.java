package dev.larder.runtime.spi;

/**
 * Receives the events of a {@code Larder}.
 *
 * <p>It is called on the thread that caused the event: a thread of the application, of the client library or of Larder's
 * timer. So it must return soon, and must not call the cache. An exception that it throws is logged and has no other effect.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface CacheListener {

    /** Receives an event. Later versions may add kinds of events, so a {@code switch} over them needs a default. */
    void on(CacheEvent event);
}
