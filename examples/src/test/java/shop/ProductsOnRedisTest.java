package shop;

import static dev.larder.test.LarderAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.test.RedisTest;
import dev.larder.test.redis.RedisServer;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RedisTest
class ProductsOnRedisTest {

    private static final Product TEA = new Product(1, "Tea", new BigDecimal("4.50"));

    private Products products;

    @BeforeEach
    void cache(Larder larder) {
        products = larder.cached(Products.class, new FakeProducts(TEA));
    }

    @Test
    void theValueIsPlainJson(Larder larder, RedisServer redis) {
        products.find(1);

        assertThat(redis.command("GET", larder.config().keyStart() + "product:1:details"))
                .isEqualTo("{\"id\":1,\"name\":\"Tea\",\"price\":4.50}");
    }

    @Test
    void theServiceAnswersWithoutItsServer(Larder larder, RedisServer redis) {
        products.find(1);
        redis.kill(); // the kit starts it again after the test

        assertThat(products.find(1)).contains(TEA);
        assertThat(larder).method("Products.find").hasLoads(2);
    }

    @Test
    @RedisTest(options = {"--maxmemory", "100kb"})
    void aServerThatIsFullStoresNothing(Larder larder) {
        Products uncached = larder.cached(Products.class, new FakeProducts(TEA));

        assertThat(uncached.find(1)).contains(TEA);
        assertThat(larder).method("Products.find").hasLoads(1).hasStores(0);
    }
}
