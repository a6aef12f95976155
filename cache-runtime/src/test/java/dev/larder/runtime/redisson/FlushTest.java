package dev.larder.runtime.redisson;

import static dev.larder.runtime.redisson.Loads.LEASE;
import static dev.larder.runtime.redisson.Loads.TTL;
import static dev.larder.runtime.redisson.Loads.await;
import static dev.larder.runtime.redisson.Loads.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.fault.ReplyProxy;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Another program removes all data between two commands of an operation. Whatever is stored then must be in the index, so
 * that an eviction of its group finds it.
 */
class FlushTest {

    /** More than the commands of any operation here. */
    private static final int COMMANDS = 4;

    private RedisServer server;

    private ReplyProxy proxy;

    private RedissonCacheStore store;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        proxy = ReplyProxy.before(server.port());
        store = RedissonCacheStore.connect(RedisSettings.parse(proxy.uri()), Loads.PATIENT);
    }

    @AfterEach
    void stop() {
        store.close();
        proxy.close();
        server.close();
    }

    /** The ways to be granted leases. */
    enum Way {
        ACQUIRE {
            @Override
            List<StoreRequest> begin(CacheStore store, List<LeaseRequest> requests) {
                LeaseRequest first = requests.get(0);
                return List.of(storing(first, await(store.acquire(first))));
            }
        },
        ACQUIRE_MANY {
            @Override
            List<StoreRequest> begin(CacheStore store, List<LeaseRequest> requests) {
                List<Acquisition> acquired = await(store.acquireMany(requests));
                List<StoreRequest> values = new ArrayList<>();
                for (int i = 0; i < acquired.size(); i++) {
                    values.add(storing(requests.get(i), acquired.get(i)));
                }
                return values;
            }
        },
        UPDATE {
            @Override
            List<StoreRequest> begin(CacheStore store, List<LeaseRequest> requests) {
                LeaseRequest first = requests.get(0);
                return List.of(new StoreRequest(first.key(), await(store.beginUpdate(first)), bytes("1"), TTL));
            }
        },
        UPDATE_MANY {
            @Override
            List<StoreRequest> begin(CacheStore store, List<LeaseRequest> requests) {
                List<StoreRequest> values = new ArrayList<>();
                await(store.beginUpdateMany(requests))
                        .forEach(lease -> values.add(
                                new StoreRequest(requests.get(values.size()).key(), lease, bytes("1"), TTL)));
                return values;
            }
        };

        abstract List<StoreRequest> begin(CacheStore store, List<LeaseRequest> requests);

        private static StoreRequest storing(LeaseRequest request, Acquisition acquisition) {
            return new StoreRequest(request.key(), Loads.own(acquisition), bytes("1"), TTL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoredAfterAFlushIsFoundByAnEvictionOfItsGroup(Way way) {
        for (int before = 1; before <= COMMANDS; before++) {
            List<LeaseRequest> requests = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                requests.add(Loads.request("user:" + before + ":" + i));
            }
            afterScript(before, () -> server.command("FLUSHALL"));

            List<StoreRequest> values = way.begin(store, requests);
            await(store.storeMany(values));
            proxy.fault(ReplyProxy.Fault.NONE);
            Loads.evict(store, Loads.under("user:" + before));

            for (StoreRequest value : values) {
                assertThat(server.command("EXISTS", value.key()))
                        .as(way + " with a flush after script " + before)
                        .isEqualTo(0L);
            }
        }
    }

    @Test
    void aValueThatIsStoredAfterAFlushIsNotProlongedBeyondItsIndexEntry() {
        String key = "user:1:a";
        Duration longer = TTL.multipliedBy(10);
        for (int before = 1; before <= 2; before++) {
            Loads.load(store, key, "1");
            afterScript(before, () -> {
                server.command("FLUSHALL");
                try (CacheStore other = Loads.connect(server)) {
                    Loads.load(other, key, "2");
                }
            });

            await(store.expire(key, new IndexEntry.Indexed(Loads.prefixes(key)), longer));
            proxy.fault(ReplyProxy.Fault.NONE);

            long now = Long.parseLong((String) ((List<?>) server.command("TIME")).get(0)) * 1000;
            double score = Double.parseDouble((String) server.command("ZSCORE", "user:1#ix", "a"));
            assertThat((Long) server.command("PTTL", key))
                    .as("with a flush after script " + before)
                    .isLessThanOrEqualTo((long) score - now);
            Loads.evict(store, key);
        }
    }

    @Test
    void keysOfABatchShareTheCommandsOfTheirIndexSets() {
        List<LeaseRequest> requests = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            requests.add(Loads.request("user:" + i + ":a", LEASE, TTL));
        }
        server.command("CONFIG", "RESETSTAT");

        await(store.acquireMany(requests));

        String stats = (String) server.command("INFO", "commandstats");
        // One addition for the set of the head, and one for the set of each key.
        assertThat(stats).contains("cmdstat_zadd:calls=251,");
        assertThat(server.command("ZCARD", "user#ix")).isEqualTo(250L);
        assertThat(server.command("ZCARD", "user:7#ix")).isEqualTo(1L);
    }

    /** Runs an action after the script of this number, which its caller hears of only then. */
    private void afterScript(int number, Runnable action) {
        AtomicInteger scripts = new AtomicInteger();
        proxy.fault((command, reply) -> {
            if (command.get(0).startsWith("EVAL") && scripts.incrementAndGet() == number) {
                action.run();
            }
            return reply;
        });
    }
}
