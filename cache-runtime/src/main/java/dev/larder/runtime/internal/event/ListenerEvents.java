package dev.larder.runtime.internal.event;

import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.CacheListener;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends events to listeners. An exception of a listener is logged, and affects neither the call nor other listeners. */
public final class ListenerEvents implements Events {

    private final List<CacheListener> listeners;

    private final boolean withKeys;

    private final TroubleLog troubles;

    public ListenerEvents(List<CacheListener> listeners, boolean withKeys, TroubleLog troubles) {
        this.listeners = List.copyOf(listeners);
        this.withKeys = withKeys;
        this.troubles = troubles;
    }

    @Override
    public void tell(Supplier<CacheEvent> event) {
        tell(event.get());
    }

    @Override
    public void hit(String method, String key) {
        tell(new CacheEvent.Hit(method, shown(key)));
    }

    @Override
    public @Nullable String shown(String key) {
        return withKeys ? key : null;
    }

    private void tell(CacheEvent event) {
        for (CacheListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException | Error e) {
                troubles.warn(Trouble.LISTENER_FAILED, listener.getClass().getName(), e);
            }
        }
    }
}
