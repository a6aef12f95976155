package dev.larder.benchmarks.contender;

import dev.larder.runtime.Larder;

/** The generated class on Larder's own connection with its defaults, as an application opens it. */
final class LarderContender implements Contender {

    private final Larder larder;

    private final CustomerService customers;

    LarderContender(Larder larder, CustomerSource source) {
        this.larder = larder;
        this.customers = larder.cached(CustomerService.class, new Source(source));
    }

    static LarderContender connect(int port, CustomerSource source) {
        return new LarderContender(Larder.connect("redis://127.0.0.1:" + port), source);
    }

    @Override
    public Customer find(long id) {
        return customers.find(id);
    }

    @Override
    public Customer findInGroup(long group, long id) {
        return customers.findInGroup(group, id);
    }

    @Override
    public void evictGroup(long group) {
        customers.changeGroup(group);
    }

    @Override
    public void close() {
        larder.close();
    }

    /** The uncached service. */
    private record Source(CustomerSource source) implements CustomerService {

        @Override
        public Customer find(long id) {
            return source.load(id);
        }

        @Override
        public Customer findInGroup(long group, long id) {
            return source.load(id);
        }

        @Override
        public void changeGroup(long group) {
            // Nothing behind the cache changes.
        }
    }
}
