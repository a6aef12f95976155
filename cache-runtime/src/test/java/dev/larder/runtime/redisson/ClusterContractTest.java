package dev.larder.runtime.redisson;

import org.junit.jupiter.api.BeforeAll;

/** The store's contract on a cluster of three masters. */
class ClusterContractTest extends RedissonContractTest {

    @BeforeAll
    static void start() {
        ClusterSetup servers = ClusterSetup.start();
        connect(servers, servers.settings());
    }
}
