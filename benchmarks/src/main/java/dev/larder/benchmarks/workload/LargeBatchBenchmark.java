package dev.larder.benchmarks.workload;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.larder.benchmarks.contender.Customer;
import dev.larder.benchmarks.server.BenchmarkServer;
import dev.larder.runtime.Larder;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.redisson.Redisson;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.Config;

/** Ten thousand customers by one call, of which all or half are cached, against the same by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LargeBatchBenchmark {

    private static final Duration TTL = Duration.ofHours(1);

    private static final List<Long> IDS = LongStream.range(0, 10_000).boxed().toList();

    private static final CachedMethod<Customer> FIND_ALL = CachedMethod.returning(Customer.class)
            .named("CustomerService.findAll")
            .key("customer:{ids}")
            .ttl(TTL)
            .build();

    @Param({"100", "50"})
    int percentCached;

    private final ObjectReader reader = JsonMapper.builder().build().readerFor(Customer.class);

    private final ObjectWriter writer = JsonMapper.builder().build().writerFor(Customer.class);

    private BenchmarkServer server;

    private Larder larder;

    private BatchReadThrough<Long, Customer> findAll;

    private RedissonClient client;

    @Setup
    public void connect() {
        server = BenchmarkServer.find();
        server.clear();
        larder = Larder.builder()
                .uri("redis://127.0.0.1:" + server.port())
                .commandTimeout(Duration.ofSeconds(5))
                .open();
        findAll = larder.batchReadThrough(FIND_ALL);
        Config config = new Config();
        config.useSingleServer().setAddress("redis://127.0.0.1:" + server.port());
        client = Redisson.create(config);
        larder();
    }

    @Setup(Level.Invocation)
    public void forgetSome() {
        if (percentCached < 100) {
            client.getKeys()
                    .unlink(IDS.stream()
                            .filter(id -> id % 100 >= percentCached)
                            .map(id -> "customer:" + id)
                            .toArray(String[]::new));
        }
    }

    /** What a generated batch method does: reads, and loads and stores what is missing. */
    @Benchmark
    public Map<Long, Customer> larder() {
        return findAll.getAll(IDS, findAll::key, LargeBatchBenchmark::load);
    }

    /** Reads what is there, and does nothing about the rest. */
    @Benchmark
    public Map<Long, Customer> redissonReadOnly() throws IOException {
        String[] keys = IDS.stream().map(id -> "customer:" + id).toArray(String[]::new);
        Map<String, byte[]> cached = client.getBuckets(ByteArrayCodec.INSTANCE).get(keys);
        Map<Long, Customer> found = new HashMap<>();
        for (Long id : IDS) {
            byte[] json = cached.get("customer:" + id);
            if (json != null) {
                found.put(id, reader.readValue(json));
            }
        }
        return found;
    }

    /** Reads what is there, and loads and stores the rest, with no lease that keeps a stale value out. */
    @Benchmark
    public Map<Long, Customer> redissonReadAndStore() throws IOException {
        Map<Long, Customer> found = redissonReadOnly();
        List<Long> missing = IDS.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            RBatch batch = client.createBatch();
            load(missing).forEach((id, customer) -> {
                batch.getBucket("customer:" + id, ByteArrayCodec.INSTANCE).setAsync(json(customer), TTL);
                found.put(id, customer);
            });
            batch.execute();
        }
        return found;
    }

    @TearDown
    public void close() throws Exception {
        larder.close();
        client.shutdown();
        server.close();
    }

    private byte[] json(Customer customer) {
        try {
            return writer.writeValueAsBytes(customer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Long, Customer> load(List<Long> ids) {
        return ids.stream().collect(Collectors.toMap(id -> id, LargeBatchBenchmark::customer));
    }

    private static Customer customer(Long id) {
        return new Customer(
                id,
                "Customer number " + id,
                "customer" + id + "@mail.example.com",
                "+44 20 7946 " + (1000 + id % 9000),
                id % 7 != 0,
                id % 1000 + 0.25,
                new Customer.Address(id % 300 + " Long Lane", "Hay-on-Wye", "HR3 5AA", "United Kingdom"),
                List.of("newsletter", "returning", "tier-" + id % 4),
                1_700_000_000_000L + id,
                1_760_000_000_000L + id);
    }
}
