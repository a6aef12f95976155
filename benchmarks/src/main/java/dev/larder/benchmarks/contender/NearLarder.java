package dev.larder.benchmarks.contender;

import dev.larder.runtime.Larder;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import java.time.Duration;
import java.util.function.LongFunction;

/** Larder with a near cache, of whose customers each caller gets a copy, or all get the same object. */
final class NearLarder implements Contender {

    private static final int ALL = 100_000;

    /** Nine in ten of the customers that benchmarks of hits read. */
    private static final int MOST = 9_000;

    private static final int BYTES = 512 << 20;

    /** As the processor describes a method whose values it can't copy. */
    private static final CachedMethod<Customer> DECODED = CachedMethod.returning(Customer.class)
            .named("CustomerService.find")
            .key("customer:{id}")
            .ttl(Contenders.TTL)
            .near(Duration.ofMinutes(30))
            .build();

    private final Larder larder;

    private final LongFunction<Customer> find;

    private NearLarder(Larder larder, LongFunction<Customer> find) {
        this.larder = larder;
        this.find = find;
    }

    static NearLarder copying(int port, CustomerSource source) {
        return copying(open(port, ALL), source);
    }

    /** Has room for most customers only, so that the other reads ask Redis. */
    static NearLarder copyingMost(int port, CustomerSource source) {
        return copying(open(port, MOST), source);
    }

    private static NearLarder copying(Larder larder, CustomerSource source) {
        return new NearLarder(larder, larder.cached(CopiedCustomers.class, source::load)::find);
    }

    static NearLarder sharing(int port, CustomerSource source) {
        Larder larder = open(port, ALL);
        return new NearLarder(larder, larder.cached(SharedCustomers.class, source::load)::find);
    }

    static NearLarder decoding(int port, CustomerSource source) {
        Larder larder = open(port, ALL);
        ReadThrough<Customer> find = larder.readThrough(DECODED);
        return new NearLarder(larder, id -> find.get(find.key(id), () -> source.load(id)));
    }

    private static Larder open(int port, int entries) {
        return Larder.builder()
                .uri("redis://127.0.0.1:" + port)
                .nearSize(entries)
                .nearBytes(BYTES)
                .open();
    }

    @Override
    public Customer find(long id) {
        Customer customer = find.apply(id);
        if (customer == null) {
            throw new IllegalStateException("there is no customer " + id);
        }
        return customer;
    }

    @Override
    public void close() {
        larder.close();
    }
}
