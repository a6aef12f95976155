package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderHealth;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.redis.RedisServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Which Redis an application uses, each with a real server. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    AopAutoConfiguration.class,
                    SslAutoConfiguration.class,
                    DataRedisAutoConfiguration.class,
                    LarderAutoConfiguration.class))
            .withPropertyValues("larder.command-timeout=5s", "larder.connect-timeout=15s", "larder.lazy-connect=false")
            .withBean(CountingUsers.class);

    @Test
    void springsPropertiesNameTheServer() {
        application
                .withPropertyValues(
                        "spring.data.redis.host=127.0.0.1",
                        "spring.data.redis.port=" + RedisServer.shared().port(),
                        "spring.data.redis.database=3",
                        "spring.application.name=my shop")
                .run(context -> {
                    context.getBean(Users.class).find(1);

                    Larder larder = context.getBean(Larder.class);
                    assertThat(larder.health().status()).isEqualTo(LarderHealth.Status.UP);
                    assertThat(larder.config().keyPrefix()).isEqualTo("my-shop");
                    assertThat(read(3, "my-shop:user:1")).contains("Ada");
                });
    }

    @Test
    void springsPasswordIsUsed() {
        try (RedisServer redis = RedisServer.start("--requirepass", "secret")) {
            application
                    .withPropertyValues("spring.data.redis.url=redis://:secret@127.0.0.1:" + redis.port())
                    .run(context -> assertThat(
                                    context.getBean(Larder.class).health().status())
                            .isEqualTo(LarderHealth.Status.UP));
            application
                    .withPropertyValues(
                            "spring.data.redis.host=127.0.0.1",
                            "spring.data.redis.port=" + redis.port(),
                            "spring.data.redis.password=wrong")
                    .run(context ->
                            assertThat(context).getFailure().hasStackTraceContaining("check spring.data.redis.*"));
        }
    }

    @Test
    void aBundleOfSpringsEncryptsTheConnection(@TempDir Path directory) throws Exception {
        TestCertificate certificate = TestCertificate.create(directory);
        int plain = RedisServer.freePort();
        int encrypted = RedisServer.freePort();
        try (RedisServer redis = RedisServer.startOn(plain, certificate.redisSettings(encrypted))) {
            application
                    .withPropertyValues(
                            "spring.ssl.bundle.pem.redis.truststore.certificate=file:" + certificate.certificate(),
                            "spring.data.redis.ssl.bundle=redis",
                            "spring.data.redis.host=localhost",
                            "spring.data.redis.port=" + encrypted)
                    .run(context -> {
                        assertThat(context.getBean(Larder.class).health().status())
                                .isEqualTo(LarderHealth.Status.UP);
                        context.getBean(Users.class).find(1);
                        context.getBean(Users.class).find(1);
                        assertThat(context.getBean(CountingUsers.class).loads()).isEqualTo(1);
                    });
        }
    }

    @Test
    void aClientOfTheApplicationsIsUsedAndLeftOpen() {
        Config config = new Config();
        config.useSingleServer().setAddress(RedisServer.shared().uri()).setConnectionMinimumIdleSize(1);
        RedissonClient client = Redisson.create(config);
        try {
            application
                    .withBean(RedissonClient.class, () -> client)
                    .withPropertyValues("spring.data.redis.port=1", "larder.key-prefix=" + Applications.prefix())
                    .run(context -> assertThat(
                                    context.getBean(Larder.class).health().status())
                            .isEqualTo(LarderHealth.Status.UP));
            // The context destroys its bean, but Larder alone does not shut it down.
        } finally {
            client.shutdown();
        }
    }

    @Test
    void detailsOfAContainerOrOfComposeWinOverProperties() {
        application
                .withPropertyValues("spring.data.redis.port=1", "larder.key-prefix=" + Applications.prefix())
                .withBean(DataRedisConnectionDetails.class, ContainerDetails::new)
                .run(context -> assertThat(
                                context.getBean(Larder.class).health().status())
                        .isEqualTo(LarderHealth.Status.UP));
    }

    @Test
    void larderCanHaveAnotherRedisThanSpringData() {
        application
                .withPropertyValues(
                        "spring.data.redis.port=1",
                        "larder.redis.url=" + RedisServer.shared().uri())
                .run(context -> assertThat(
                                context.getBean(Larder.class).health().status())
                        .isEqualTo(LarderHealth.Status.UP));
    }

    @Test
    void aStoreOfTheApplicationsIsUsed() {
        application.withBean(CacheStore.class, InMemoryCacheStore::create).run(context -> {
            context.getBean(Users.class).find(1);
            context.getBean(Users.class).find(1);

            assertThat(context.getBean(CountingUsers.class).loads()).isEqualTo(1);
        });
    }

    @Test
    void anApplicationStartsWithoutItsRedisAndUsesItWhenItComes(CapturedOutput output) {
        int port = RedisServer.freePort();
        application
                .withPropertyValues(
                        "larder.lazy-connect=true",
                        "larder.probe-interval=50ms",
                        "spring.data.redis.host=127.0.0.1",
                        "spring.data.redis.port=" + port)
                .run(context -> {
                    assertThat(context.getBean(Users.class).find(1).name()).isEqualTo("Ada");
                    Larder larder = context.getBean(Larder.class);
                    awaitWarning(output);

                    try (RedisServer redis = RedisServer.startOn(port)) {
                        awaitState(larder, BreakerState.CLOSED);
                        context.getBean(Users.class).find(1);
                        context.getBean(Users.class).find(1);
                        assertThat(larder.stats("Users.find").hits()).isEqualTo(1);
                    }
                });
    }

    @Test
    void aStartWithAHealthyRedisWarnsOfNothing(CapturedOutput output) {
        application
                .withPropertyValues(
                        "larder.lazy-connect=true",
                        "spring.data.redis.host=127.0.0.1",
                        "spring.data.redis.port=" + RedisServer.shared().port())
                .run(context -> {
                    Larder larder = context.getBean(Larder.class);
                    awaitState(larder, BreakerState.CLOSED);

                    assertThat(output).doesNotContain("WARN").doesNotContain("go on without the cache");
                    assertThat(larder.stats().outage().breakerOpenings()).isZero();
                });
    }

    private static void awaitWarning(CapturedOutput output) throws InterruptedException {
        for (int i = 0; i < 500 && !output.getAll().contains("go on without the cache"); i++) {
            Thread.sleep(20);
        }
        assertThat(output).contains("go on without the cache");
    }

    private static void awaitState(Larder larder, BreakerState state) throws InterruptedException {
        for (int i = 0; i < 500 && larder.breakerState() != state; i++) {
            Thread.sleep(20);
        }
        assertThat(larder.breakerState()).isEqualTo(state);
    }

    private static String read(int database, String key) {
        try (Larder reader = Larder.builder()
                .uri(RedisServer.shared().uri() + "/" + database)
                .commandTimeout(java.time.Duration.ofSeconds(5))
                .open()) {
            return reader.client()
                    .get(key, Users.User.class)
                    .map(Users.User::toString)
                    .orElse("");
        }
    }

    static class ContainerDetails implements DataRedisConnectionDetails {
        @Override
        public Standalone getStandalone() {
            return Standalone.of("127.0.0.1", RedisServer.shared().port());
        }
    }
}
