package shop;

import static dev.larder.test.LarderAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.test.LarderTest;
import dev.larder.test.TestClock;
import dev.larder.test.race.Race;
import dev.larder.test.race.Steps;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.HeldCommand;
import dev.larder.test.store.StoreCommand;
import dev.larder.test.store.StoredValues;
import dev.larder.test.value.RoundTrips;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recipes of docs/testing.md. */
@LarderTest
class ProductsTest {

    private static final Product TEA = new Product(1, "Tea", new BigDecimal("4.50"));
    private static final Product CUP = new Product(2, "Cup", new BigDecimal("9.00"));

    private final FakeProducts database = new FakeProducts(TEA, CUP);

    private Products products;

    @BeforeEach
    void cache(Larder larder) {
        products = larder.cached(Products.class, database);
    }

    @Test
    void theSecondCallIsAHit(Larder larder) {
        products.find(1);
        products.find(1);

        assertThat(larder).method("Products.find").hasMisses(1).hasLoads(1).hasHits(1);
        assertThat(larder).holds("product:1:details");
    }

    @Test
    void aSavedProductIsReadAgain(Larder larder) {
        products.find(1);
        products.save(new Product(1, "Green tea", TEA.price()));

        assertThat(larder).evicted("product:1:*").doesNotHold("product:1:details");
        assertThat(products.find(1)).map(Product::name).contains("Green tea");
    }

    @Test
    void aProductIsKeptForAnHour(Larder larder, TestClock clock) {
        products.find(1);
        clock.advance(ofMinutes(59));
        products.find(1);
        assertThat(larder).method("Products.find").hasLoads(1);

        clock.advance(ofMinutes(2));
        products.find(1);
        assertThat(larder).method("Products.find").hasLoads(2);
    }

    @Test
    void thatThereIsNoProductIsRememberedForAMinute(Larder larder, TestClock clock) {
        products.find(404);
        products.find(404);
        assertThat(larder).method("Products.find").hasAbsentHits(1).hasLoads(1);

        clock.advance(ofMinutes(2));
        assertThat(products.find(404)).isEmpty();
        assertThat(larder).method("Products.find").hasLoads(2);
    }

    @Test
    void everyValueComesBackFromItsJson() {
        RoundTrips.of(Products.class).check();
    }

    @Test
    void aValueOfAnOlderVersionIsLoadedAgain(Larder larder, StoredValues values) {
        values.put("product:1:details", "{\"id\":1,\"title\":\"Tea\"}");

        assertThat(products.find(1)).contains(TEA);

        assertThat(larder).method("Products.find").hasRejectedValues(1).hasLoads(1);
        assertThat(values.at("product:1:details")).isEqualTo("{\"id\":1,\"name\":\"Tea\",\"price\":4.50}");
    }

    @Test
    void noOrderOfFindAndSaveLeavesAnOldProduct() {
        Race.in(ProductsTest::racing)
                .of(
                        "find", racing -> racing.find(1),
                        "save", racing -> racing.save(new Product(1, "Green tea", TEA.price())))
                .then(racing -> assertThat(racing.find(1)).map(Product::name).contains("Green tea"));
    }

    private static Products racing(Steps steps) {
        Products database = steps.of(Products.class, new FakeProducts(TEA)); // each call is a step
        return steps.larder().cached(Products.class, database); // each command of its store is one, too
    }

    @Test
    void aLoadThatAnEvictionOvertakesIsNotStored(Larder larder, Chaos chaos) {
        HeldCommand store = chaos.hold(StoreCommand.STORE);
        CompletableFuture<?> loading = CompletableFuture.runAsync(() -> products.find(1));
        store.awaitArrival(); // loaded, and about to be stored

        products.save(new Product(1, "Green tea", TEA.price()));
        store.proceed();
        loading.join();

        assertThat(larder).method("Products.find").hasRefusedStores(1).and().doesNotHold("product:1:details");
    }

    @Test
    void theServiceAnswersWhileRedisIsDown(Larder larder, Chaos chaos) {
        products.find(1);
        chaos.onAll(Fault.failing());

        assertThat(products.find(1)).contains(TEA);
        products.save(new Product(1, "Green tea", TEA.price())); // the eviction is pending

        chaos.heal();
        assertThat(larder).within(ofSeconds(5)).doesNotHold("product:1:details");
        assertThat(larder).method("Products.find").hasLoads(2);
    }

    @Test
    @LarderTest(settings = "larder.commandTimeout = 20ms")
    void aSlowRedisIsNotWaitedFor(Larder larder, Chaos chaos) {
        Products patient = larder.cached(Products.class, database);
        chaos.on(StoreCommand.READ, Fault.late(ofSeconds(30)));

        assertThat(patient.find(1)).contains(TEA);
        assertThat(larder).method("Products.find").hasErrors(1).hasLoads(1).hasStores(0);
    }

    @Test
    void aFullRedisStoresNothing(Larder larder, Chaos chaos) {
        chaos.on(StoreCommand.STORE, Fault.refused());

        assertThat(products.find(1)).contains(TEA);
        assertThat(products.find(1)).contains(TEA);
        assertThat(larder).method("Products.find").hasLoads(2).hasStores(0);
    }

    @Test
    void aBatchLoadsWhatIsMissing(Larder larder) {
        products.find(1);

        assertThat(products.findAll(List.of(1L, 2L, 404L))).isEqualTo(Map.of(1L, TEA, 2L, CUP));

        assertThat(larder).method("Products.findAll").hasHits(1).hasMisses(2).hasLoads(1);
        assertThat(larder).holds("product:2:details", "product:404:details"); // a value, and that there is none
    }

    @Test
    void anAsynchronousMethodIsAwaited(Larder larder) {
        assertThat(products.stock(1).join()).isEqualTo(7);
        assertThat(products.stock(1).join()).isEqualTo(7);

        assertThat(larder)
                .within(ofSeconds(5))
                .method("Products.stock")
                .hasLoads(1)
                .hasHits(1);
    }
}
