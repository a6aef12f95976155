package dev.larder.examples.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisAddressTest {

    @Test
    void nothingIsConfiguredWithoutVariables() {
        assertThat(RedisAddress.from(Map.of("HOME", "/"))).isEmpty();
    }

    @Test
    void aUrlNamesEverything() {
        assertThat(RedisAddress.from(Map.of("REDIS_URL", "rediss://shop:s%3Acret@cache.example.org:6380/3")))
                .contains(new RedisAddress("cache.example.org", 6380, true, 3, "shop", "s:cret"));
        assertThat(RedisAddress.from(Map.of("REDIS_URL", "redis://cache")))
                .contains(new RedisAddress("cache", 6379, false, 0, null, null));
    }

    @Test
    void singleVariablesNameTheSame() {
        Map<String, String> environment = Map.of(
                "REDIS_HOST",
                "cache",
                "REDIS_PORT",
                "6380",
                "REDIS_PASSWORD",
                "secret",
                "REDIS_DB",
                "3",
                "REDIS_TLS",
                "true");
        assertThat(RedisAddress.from(environment)).contains(new RedisAddress("cache", 6380, true, 3, null, "secret"));
    }

    @Test
    void theUriLeadsBackToTheSameAddress() {
        RedisAddress address = new RedisAddress("cache", 6380, true, 3, "shop", "s:c/r@t +");
        assertThat(RedisAddress.from(Map.of("REDIS_URL", address.uri()))).contains(address);
    }

    @Test
    void thePasswordIsShownToNobody() {
        RedisAddress address = new RedisAddress("cache", 6380, true, 3, "shop", "secret");
        assertThat(address).hasToString("cache:6380");
        assertThat(address.redisCli("get a"))
                .isEqualTo("redis-cli -h cache -p 6380 --tls -n 3 --user shop --askpass get a");
    }

    @Test
    void whatCannotBeUnderstoodIsNamed() {
        assertThatThrownBy(() -> RedisAddress.from(Map.of("REDIS_URL", "http://cache")))
                .hasMessageStartingWith("REDIS_URL must look like redis://");
        assertThatThrownBy(() -> RedisAddress.from(Map.of("REDIS_HOST", "cache", "REDIS_PORT", "many")))
                .hasMessage("REDIS_PORT must be a number, not \"many\"");
        assertThatThrownBy(() -> RedisAddress.from(Map.of("REDIS_CLUSTER_NODES", "a:1,b:2")))
                .hasMessageContaining("set REDIS_URL");
    }
}
