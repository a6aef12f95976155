package dev.larder.runtime.spi;

/**
 * Is told what a {@code Larder} does.
 *
 * <p>Called on the thread that did it: an application's, the client library's or Larder's timer. So it must return soon
 * and must not call the cache. What it throws is logged and harms nobody. Implementations are thread-safe.
 */
@FunctionalInterface
public interface CacheListener {

    /** Takes note of an event; later versions may add kinds, so that a {@code switch} over them needs a default. */
    void on(CacheEvent event);
}
