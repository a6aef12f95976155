package dev.larder.runtime.redisson;

import dev.larder.test.redis.RedisServer;
import org.junit.jupiter.api.BeforeAll;

/** The store's contract on one server. */
class StandaloneContractTest extends RedissonContractTest {

    @BeforeAll
    static void start() {
        RedisServer servers = RedisServer.start();
        connect(servers, servers.settings());
    }
}
