package dev.larder.runtime.redisson;

import org.junit.jupiter.api.BeforeAll;

/** The store's contract on a master that Sentinels name. */
class SentinelContractTest extends RedissonContractTest {

    @BeforeAll
    static void start() {
        SentinelSetup servers = SentinelSetup.start();
        connect(servers, servers.settings());
    }
}
