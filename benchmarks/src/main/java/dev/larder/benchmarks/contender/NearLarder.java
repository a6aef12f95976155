package dev.larder.benchmarks.contender;

import dev.larder.runtime.Larder;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import java.time.Duration;

/** Larder with a near cache, of whose customers each caller gets a copy, or all get the same object. */
final class NearLarder implements Contender {

    private static final int ALL = 100_000;

    /** Nine in ten of the customers that benchmarks of hits read. */
    private static final int MOST = 9_000;

    private static final int BYTES = 512 << 20;

    private final Larder larder;

    private final ReadThrough<Customer> find;

    private final CustomerSource source;

    private NearLarder(Larder larder, CachedMethod<Customer> method, CustomerSource source) {
        this.larder = larder;
        this.find = larder.readThrough(method);
        this.source = source;
    }

    static NearLarder copying(int port, CustomerSource source) {
        return new NearLarder(open(port, ALL), method().build(), source);
    }

    /** Has room for most customers only, so that the other reads ask Redis. */
    static NearLarder copyingMost(int port, CustomerSource source) {
        return new NearLarder(open(port, MOST), method().build(), source);
    }

    static NearLarder sharing(int port, CustomerSource source) {
        return new NearLarder(open(port, ALL), method().nearShared().build(), source);
    }

    private static Larder open(int port, int entries) {
        return Larder.builder()
                .uri("redis://127.0.0.1:" + port)
                .nearSize(entries)
                .nearBytes(BYTES)
                .open();
    }

    private static CachedMethod.Builder<Customer> method() {
        return CachedMethod.returning(Customer.class)
                .named("CustomerService.find")
                .key("customer:{id}")
                .ttl(Contenders.TTL)
                .near(Duration.ofMinutes(30));
    }

    @Override
    public Customer find(long id) {
        Customer customer = find.get(find.key(id), () -> source.load(id));
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
