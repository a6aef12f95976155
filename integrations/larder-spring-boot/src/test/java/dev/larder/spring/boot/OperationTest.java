package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.larder.runtime.Larder;
import dev.larder.test.redis.RedisServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What operators see of an application over HTTP. */
class OperationTest {

    private static ServletWebServerApplicationContext shared;

    private final HttpClient client = HttpClient.newHttpClient();

    /** Starting is what takes long; the tests that share an application use users of their own. */
    @BeforeAll
    static void startShared() {
        shared = start(Application.class);
    }

    @AfterAll
    static void stopShared() {
        shared.close();
    }

    @Test
    void healthMetricsCachesAndTheEndpointAnswer() throws Exception {
        ServletWebServerApplicationContext context = shared;
        Users users = context.getBean(Users.class);
        users.find(1);
        users.find(1);
        users.remove(1);

        HttpResponse<String> health = get(context, "/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(health.body(), "$.components.larder.status"))
                .isEqualTo("UP");
        assertThat(JsonPath.<String>read(health.body(), "$.components.larder.details.breaker"))
                .isEqualTo("CLOSED");

        String gets = get(context, "/actuator/metrics/cache.gets?tag=cache:Users.find&tag=result:hit")
                .body();
        assertThat(JsonPath.<Double>read(gets, "$.measurements[0].value")).isGreaterThanOrEqualTo(1.0);

        String caches = get(context, "/actuator/caches").body();
        assertThat(JsonPath.<Object>read(caches, "$.cacheManagers.larder.caches['Users.find']"))
                .isNotNull();
        assertThat(caches).doesNotContain("Users.remove");

        String larder = get(context, "/actuator/larder").body();
        assertThat(JsonPath.<String>read(larder, "$.breaker")).isEqualTo("CLOSED");
        assertThat(JsonPath.<Map<String, String>>read(larder, "$.servers"))
                .hasSize(1)
                .containsValue("CLOSED");
        assertThat(JsonPath.<String>read(larder, "$.methods['Users.find'].key")).isEqualTo("user:{id}");
        assertThat(JsonPath.<Integer>read(larder, "$.methods['Users.find'].stats.hits"))
                .isPositive();
        assertThat(JsonPath.<Integer>read(larder, "$.methods['Users.remove'].stats.evictions"))
                .isPositive();
        assertThat(get(context, "/actuator/larder/Users.find").statusCode()).isEqualTo(200);
        assertThat(get(context, "/actuator/larder/Users.fnd").statusCode()).isEqualTo(404);
    }

    @Test
    void theEndpointEvictsOnlyWhereItMay() throws Exception {
        assertThat(delete(shared, "/actuator/larder?pattern=user:1&dryRun=false")
                        .statusCode())
                .isEqualTo(405);
        try (ServletWebServerApplicationContext context =
                start(Application.class, "management.endpoint.larder.access=unrestricted")) {
            context.getBean(Users.class).find(1);
            context.getBean(Users.class).find(2);

            String exact = delete(context, "/actuator/larder?pattern=user:1").body();
            assertThat(JsonPath.<Integer>read(exact, "$.matchingKeys")).isEqualTo(1);
            String none = delete(context, "/actuator/larder?pattern=user:3").body();
            assertThat(JsonPath.<Integer>read(none, "$.matchingKeys")).isZero();

            String dry = delete(context, "/actuator/larder?pattern=user:*").body();
            assertThat(JsonPath.<Boolean>read(dry, "$.dryRun")).isTrue();
            assertThat(JsonPath.<Integer>read(dry, "$.matchingKeys")).isEqualTo(2);
            assertThat(JsonPath.<Integer>read(dry, "$.evictedKeys")).isZero();
            assertThat(JsonPath.<List<String>>read(dry, "$.methods")).contains("Users.find");

            String done = delete(context, "/actuator/larder?pattern=user:*&dryRun=false")
                    .body();
            assertThat(JsonPath.<Integer>read(done, "$.evictedKeys")).isEqualTo(2);
            context.getBean(Users.class).find(1);
            assertThat(context.getBean(CountingUsers.class).loads()).isEqualTo(3);
        }
    }

    @Test
    void oneMethodsValuesAreClearedByTheEndpointCaches() throws Exception {
        ServletWebServerApplicationContext context = shared;
        int before = context.getBean(CountingUsers.class).loads();
        context.getBean(Users.class).find(7);

        assertThat(delete(context, "/actuator/caches/Users.find?cacheManager=larder")
                        .statusCode())
                .isEqualTo(204);

        context.getBean(Users.class).find(7);
        assertThat(context.getBean(CountingUsers.class).loads()).isEqualTo(before + 2);
    }

    @Test
    void noCacheManagerOfLardersIsFoundByAnybody() throws Exception {
        ServletWebServerApplicationContext context = shared;
        assertThat(context.getBeanProvider(CacheManager.class).stream()).isEmpty();
        assertThat(context.getBean(MeterRegistry.class)
                        .get("cache.gets")
                        .tag("cache", "Users.find")
                        .functionCounters())
                .isNotEmpty();
    }

    @Test
    void theApplicationsOwnCacheManagerKeepsItsType() throws Exception {
        try (ServletWebServerApplicationContext context = start(WithOwnCaches.class)) {
            CacheManager own = context.getBean(CacheManager.class);
            assertThat(own.getClass().getSimpleName()).isEqualTo("CaffeineCacheManager");
            assertThat(own.getCacheNames()).containsExactly("own");

            String caches = get(context, "/actuator/caches").body();
            assertThat(JsonPath.<Object>read(caches, "$.cacheManagers.cacheManager.caches.own"))
                    .isNotNull();
            assertThat(JsonPath.<Object>read(caches, "$.cacheManagers.larder.caches['Users.find']"))
                    .isNotNull();
        }
    }

    @Test
    void healthIsDownWithoutRedisAndSaysWhy() throws Exception {
        try (ServletWebServerApplicationContext context = start(
                Application.class,
                "larder.redis.url=redis://127.0.0.1:" + RedisServer.freePort(),
                "larder.lazy-connect=true")) {
            HttpResponse<String> health = get(context, "/actuator/health");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(JsonPath.<String>read(health.body(), "$.components.larder.status"))
                    .isEqualTo("DOWN");
            assertThat(JsonPath.<String>read(health.body(), "$.components.larder.details.failure"))
                    .isNotEmpty();
            assertThat(get(context, "/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theHealthIndicatorCanBeSwitchedOff() throws Exception {
        try (ServletWebServerApplicationContext context =
                start(Application.class, "management.health.larder.enabled=false")) {
            assertThat(get(context, "/actuator/health").body()).doesNotContain("\"larder\"");
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aHitWorksOnAVirtualThreadOfTheServer() throws Exception {
        try (ServletWebServerApplicationContext context =
                start(Application.class, "spring.threads.virtual.enabled=true")) {
            assertThat(get(context, "/users/1").body()).isEqualTo("Ada on a virtual thread");
            assertThat(get(context, "/users/1").body()).isEqualTo("Ada on a virtual thread");
            assertThat(context.getBean(Larder.class).stats("Users.find").hits()).isEqualTo(1);
        }
    }

    private static ServletWebServerApplicationContext start(Class<?> application, String... properties) {
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(application)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.port=0",
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.health.show-details=always",
                        "management.endpoint.health.probes.enabled=true",
                        "larder.redis.url=" + RedisServer.shared().uri(),
                        "larder.lazy-connect=false",
                        "larder.command-timeout=5s",
                        "larder.connect-timeout=15s",
                        "larder.key-prefix=" + Applications.prefix(),
                        "spring.datasource.generate-unique-name=true",
                        "spring.main.banner-mode=off")
                .run(Arrays.stream(properties).map(p -> "--" + p).toArray(String[]::new));
    }

    private HttpResponse<String> get(ServletWebServerApplicationContext context, String path)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(context, path)).build());
    }

    private HttpResponse<String> delete(ServletWebServerApplicationContext context, String path)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(context, path)).DELETE().build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(ServletWebServerApplicationContext context, String path) {
        return URI.create("http://127.0.0.1:" + context.getWebServer().getPort() + path);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    static class Application {
        @Bean
        CountingUsers users() {
            return new CountingUsers();
        }

        @Bean
        UserController userController(Users users) {
            return new UserController(users);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    static class WithOwnCaches extends Application {
        @Bean
        CacheManager cacheManager() {
            return new CaffeineCacheManager("own");
        }
    }

    /** Serves users. */
    @RestController
    static class UserController {
        private final Users users;

        UserController(Users users) {
            this.users = users;
        }

        @GetMapping("/users/{id}")
        String find(@PathVariable long id) {
            // A virtual thread is in the group of that name.
            String kind = Thread.currentThread().getThreadGroup().getName();
            return users.find(id).name() + (kind.equals("VirtualThreads") ? " on a virtual thread" : "");
        }
    }
}
