package dev.larder.runtime.internal.event;

import dev.larder.runtime.spi.CacheEvent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells of events, if anybody listens. Never throws. Thread-safe. */
public interface Events {

    /** Returns one to which nobody listens, and which costs a call of an empty method. */
    static Events none() {
        return Silence.INSTANCE;
    }

    /** Tells of an event, which is made only when somebody listens. */
    void tell(Supplier<CacheEvent> event);

    /** Tells that a call was answered from the store; apart from the others, since it must cost nothing. */
    void hit(String method, String key);

    /** Returns the key as events carry it: {@code null} unless they are to hold keys. */
    @Nullable
    String shown(String key);

    /** Nobody listens. */
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
