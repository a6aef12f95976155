package dev.larder.runtime.internal.event;

import dev.larder.runtime.spi.CacheEvent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends events to the listeners. Never throws. Thread-safe. */
public interface Events {

    /** Returns events without listeners, which cost a call of an empty method. */
    static Events none() {
        return Silence.INSTANCE;
    }

    /** Sends an event. It is created only when there are listeners. */
    void tell(Supplier<CacheEvent> event);

    /** Sends the event of a hit. It has its own method, since without listeners it must cost nothing. */
    void hit(String method, String key);

    /** Returns the key for an event, or {@code null} when events hold no keys. */
    @Nullable
    String shown(String key);

    /** Events without listeners. */
    enum Silence implements Events {
        INSTANCE;

        @Override
        public void tell(Supplier<CacheEvent> event) {}

        @Override
        public void hit(String method, String key) {}

        @Override
        public @Nullable String shown(String key) {
            return null;
        }
    }
}
