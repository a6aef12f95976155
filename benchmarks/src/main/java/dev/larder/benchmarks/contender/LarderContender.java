package dev.larder.benchmarks.contender;

import dev.larder.runtime.Larder;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import java.util.Collection;
import java.util.Map;

/** The generated class on Larder's own connection with its defaults, as an application opens it. */
final class LarderContender implements Contender {

    private static final CachedMethod<Customer> FIND_ALL = CachedMethod.returning(Customer.class)
            .named("CustomerService.findAll")
            .key("customer:{id}")
            .ttl(Contenders.TTL)
            .build();

    private final Larder larder;

    private final CustomerService customers;

    private final BatchReadThrough<Long, Customer> findAll;

    private final CustomerSource source;

    LarderContender(Larder larder, CustomerSource source) {
        this.larder = larder;
        this.customers = larder.cached(CustomerService.class, new Source(source));
        this.findAll = larder.batchReadThrough(FIND_ALL);
        this.source = source;
    }

    static LarderContender connect(int port, CustomerSource source) {
        return new LarderContender(Larder.connect("redis://127.0.0.1:" + port), source);
    }

    @Override
    public Customer find(long id) {
        return customers.find(id);
    }

    @Override
    public Map<Long, Customer> findAll(Collection<Long> ids) {
        return findAll.getAll(ids, id -> findAll.key(id), source::loadAll);
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
