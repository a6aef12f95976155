package dev.larder.benchmarks.contender;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What stands behind the caches: makes a customer at once, or after a pause, and counts how often it was asked. */
public final class CustomerSource {

    private final long pauseMillis;

    private final LongAdder loads = new LongAdder();

    private CustomerSource(long pauseMillis) {
        this.pauseMillis = pauseMillis;
    }

    /** A source that costs nothing, so that only the cache is measured. */
    public static CustomerSource instant() {
        return new CustomerSource(0);
    }

    /** A source as slow as a query. */
    public static CustomerSource taking(long millis) {
        return new CustomerSource(millis);
    }

    Customer load(long id) {
        loads.increment();
        if (pauseMillis > 0) {
            pause();
        }
        return Customer.of(id);
    }

    Map<Long, Customer> loadAll(Collection<Long> ids) {
        Map<Long, Customer> customers = new LinkedHashMap<>();
        for (long id : ids) {
            customers.put(id, load(id));
        }
        return customers;
    }

    /** How many customers were loaded so far. */
    public long loads() {
        return loads.sum();
    }

    private void pause() {
        try {
            Thread.sleep(pauseMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
