package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import redis.embedded.RedisSentinel;

/** Spring's properties for a cluster and for Sentinels, with real servers. */
class TopologyTest {

    private static final int SLOTS = 16_384;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    AopAutoConfiguration.class, DataRedisAutoConfiguration.class, LarderAutoConfiguration.class))
            .withPropertyValues(
                    "larder.command-timeout=5s",
                    "larder.connect-timeout=15s",
                    "larder.lazy-connect=false",
                    "larder.key-prefix=shop")
            .withBean(CountingUsers.class);

    @Test
    void aClusterIsNamedBySpringsProperties() {
        List<TestRedis> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                int port = TestRedis.freePort();
                nodes.add(TestRedis.startAt(
                        port,
                        "cluster-enabled yes",
                        "cluster-config-file nodes-" + port + ".conf",
                        "dir " + temporary()));
            }
            join(nodes);
            String addresses =
                    nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));

            application
                    .withPropertyValues("spring.data.redis.cluster.nodes=" + addresses)
                    .run(context -> {
                        Users users = context.getBean(Users.class);
                        for (int id = 0; id < 30; id++) {
                            users.find(id);
                            users.find(id);
                        }
                        Larder larder = context.getBean(Larder.class);
                        assertThat(larder.health().status()).isEqualTo(LarderHealth.Status.UP);
                        assertThat(larder.stats("Users.find").hits()).isEqualTo(30);
                        assertThat(nodes)
                                .as("each node holds some of the keys")
                                .noneMatch(node -> node.command("DBSIZE").equals(":0"));
                    });
        } finally {
            nodes.forEach(TestRedis::close);
        }
    }

    @Test
    void theMasterIsFoundBySentinelsOfSpringsProperties() throws Exception {
        int port = TestRedis.freePort();
        try (TestRedis master = TestRedis.start()) {
            RedisSentinel sentinel = RedisSentinel.builder()
                    .port(port)
                    .bind("127.0.0.1")
                    .masterName("shop")
                    .masterPort(master.port())
                    .quorumSize(1)
                    .build();
            sentinel.start();
            try {
                application
                        .withPropertyValues(
                                "spring.data.redis.sentinel.master=shop",
                                "spring.data.redis.sentinel.nodes=127.0.0.1:" + port)
                        .run(context -> {
                            context.getBean(Users.class).find(1);
                            context.getBean(Users.class).find(1);

                            Larder larder = context.getBean(Larder.class);
                            assertThat(larder.health().status()).isEqualTo(LarderHealth.Status.UP);
                            assertThat(larder.stats("Users.find").hits()).isEqualTo(1);
                            assertThat(master.command("EXISTS shop:user:1")).isEqualTo(":1");
                        });
            } finally {
                sentinel.stop();
            }
        }
    }

    private static void join(List<TestRedis> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            int from = i * SLOTS / nodes.size();
            int to = (i + 1) * SLOTS / nodes.size() - 1;
            assertThat(nodes.get(i).command("CLUSTER ADDSLOTSRANGE " + from + " " + to))
                    .isEqualTo("+OK");
            assertThat(nodes.get(i).command("CLUSTER SET-CONFIG-EPOCH " + (i + 1)))
                    .isEqualTo("+OK");
        }
        nodes.subList(1, nodes.size()).forEach(node -> nodes.get(0).command("CLUSTER MEET 127.0.0.1 " + node.port()));
        // A node that lacks another one's slots, or does not know of it, refuses keys.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> nodes.stream()
                        .allMatch(node -> node.lines("CLUSTER INFO")
                                .containsAll(List.of("cluster_state:ok", "cluster_known_nodes:" + nodes.size()))));
    }

    private static String temporary() {
        return System.getProperty("java.io.tmpdir");
    }
}
