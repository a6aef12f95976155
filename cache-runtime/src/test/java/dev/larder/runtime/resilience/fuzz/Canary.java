package dev.larder.runtime.resilience.fuzz;

import java.util.concurrent.atomic.AtomicInteger;

/** What a hostile value would like to have made: it tells when it is, or is as much as initialised. */
@SuppressWarnings("unused") // by anybody but an attacker
public final class Canary {

    static {
        Signs.SEEN.incrementAndGet();
    }

    public Canary() {
        Signs.SEEN.incrementAndGet();
    }

    public Canary(String anything) {
        Signs.SEEN.incrementAndGet();
    }

    public void setId(long id) {
        Signs.SEEN.incrementAndGet();
    }

    /** Apart from the class, which looking at it would initialise. */
    static final class Signs {

        static final AtomicInteger SEEN = new AtomicInteger();

        private Signs() {}
    }
}
