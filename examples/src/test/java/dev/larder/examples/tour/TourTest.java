package dev.larder.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.examples.Application;
import dev.larder.examples.redis.RedisAddress;
import dev.larder.examples.redis.RedisView;
import dev.larder.examples.redis.RedisView.Entry;
import dev.larder.test.redis.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tour as it is printed, with a real Redis and a database in memory. */
class TourTest {

    private static List<Observation> observations;

    private static String transcript;

    @BeforeAll
    static void takeTheTour() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Application application = Application.open(Map.of())) {
            observations = new Tour(application, new PrintStream(printed, true, StandardCharsets.UTF_8)).take();
        }
        transcript = printed.toString(StandardCharsets.UTF_8);
    }

    private static List<Observation> calls(String call) {
        return observations.stream().filter(it -> it.call().equals(call)).toList();
    }

    private static List<String> outcomes(String call) {
        return calls(call).stream().map(it -> it.tally().outcome()).toList();
    }

    @Test
    void aReadIsAMissOnceAndThenAHitWithoutTheDatabase() {
        for (String call : List.of("products.inCategory(BOOKS)", "products.salesReport(BOOKS)")) {
            assertThat(outcomes(call)).as(call).containsExactly("miss", "hit");
            assertThat(calls(call).get(0).statements()).as(call).isPositive();
            assertThat(calls(call).get(1).statements()).as(call).isZero();
        }
    }

    @Test
    void aProfileStandsInRedisAsPlainJsonForAnHour() {
        Entry profile = calls("users.find(1)").get(0).written().get(0);
        assertThat(profile.key()).isEqualTo("user:1:profile");
        assertThat(profile.text())
                .isEqualTo("{\"id\":1,\"name\":\"Ada Lovelace\",\"email\":\"ada.lovelace@example.org\","
                        + "\"since\":\"2025-01-01\"}");
        assertThat(profile.timeToLive()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(transcript).contains(profile.text());
    }

    @Test
    void absenceIsRememberedForAMinute() {
        assertThat(outcomes("users.find(4000000)")).containsExactly("miss", "absent hit");
        Entry absent = calls("users.find(4000000)").get(0).written().get(0);
        assertThat(absent.text()).isEqualTo("null");
        assertThat(absent.timeToLive()).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
    }

    @Test
    void aWriteReplacesWhatIsCached() {
        Observation save = calls("users.save(user 1 with another email)").get(0);
        assertThat(save.written()).extracting(Entry::key).containsExactly("user:1:profile");
        assertThat(save.written().get(0).text()).contains("ada@analytical.example.org");
        assertThat(outcomes("users.find(1)")).containsExactly("miss", "hit", "hit");
    }

    @Test
    void fiftyCallersOfAColdKeyLoadOnce() {
        assertThat(calls("50 x products.salesReport(GARDEN)").get(0).tally().loads())
                .isEqualTo(1);
    }

    @Test
    void anOrderEvictsOneKey() {
        assertThat(calls("users.order(1, 2 pieces of product 7)").get(0).gone()).containsExactly("user:1:orders");
        assertThat(outcomes("users.recentOrders(1)")).containsExactly("miss", "miss");
    }

    @Test
    void anEvictionWaitsForTheCommitAndARollbackDropsIt() {
        assertThat(calls("two orders, the second fails").get(0).gone()).isEmpty();
        assertThat(calls("two orders, committed").get(0).gone()).containsExactly("user:2:orders");
        assertThat(outcomes("users.recentOrders(2)")).containsExactly("miss", "hit", "miss");
    }

    @Test
    void theRelayEvictsWhatADeadProcessOwed() {
        assertThat(outcomes("users.recentOrders(3)")).containsExactly("miss", "hit", "miss");
        assertThat(calls("an order, by a process that dies after the commit")
                        .get(0)
                        .gone())
                .isEmpty();
        assertThat(calls("the relay, a moment later").get(0).gone()).containsExactly("user:3:orders");
    }

    @Test
    void aTagEvictsWhatShowsAPromotionAndNothingElse() {
        assertThat(calls("promotions.change(promotion 1 takes off 25 %)").get(0).gone())
                .containsExactly("promotion:category:GAMES", "promotion:product:1", "promotion:product:7");
        assertThat(outcomes("promotions.of(7)")).containsExactly("miss", "miss");
        assertThat(calls("promotions.of(7)").get(1).written().get(0).text()).contains("\"discount\":25");
        assertThat(outcomes("promotions.of(13)")).containsExactly("miss", "hit");
    }

    @Test
    void removingACustomerEvictsTheirKeys() {
        assertThat(calls("users.remove(2001)").get(0).gone()).containsExactly("user:2001:orders", "user:2001:profile");
    }

    @Test
    void aPriceEvictsOneCategoryTheProductAndTheSearches() {
        List<String> gone = calls("products.changePrice(2, 19.90)").get(0).gone();
        assertThat(gone)
                .hasSize(4)
                .contains("catalog:category:BOOKS:products", "catalog:category:BOOKS:sales", "catalog:product:2")
                .anyMatch(key ->
                        key.matches("catalog:search:[0-9a-f-]*sha256-[0-9a-f]{64}:1|catalog:search:[0-9a-f]{64}:1"));
    }

    @Test
    void changingAllPricesLeavesNothingOfTheCatalogueAndAllOfTheUsers() {
        List<String> gone = calls("products.changeAllPrices(5)").get(0).gone();
        assertThat(gone).isNotEmpty().allMatch(key -> key.startsWith("catalog:"));
        assertThat(transcript).contains("catalog:* in Redis now: nothing");
    }

    @Test
    void aBatchLoadsWhatIsMissingAndSharesItsKeys() {
        assertThat(calls("products.findAll(1, 2)").get(0).written())
                .extracting(Entry::key)
                .containsExactly("catalog:product:1", "catalog:product:2");
        Observation second = calls("products.findAll(1, 2, 3)").get(0);
        assertThat(second.written()).extracting(Entry::key).containsExactly("catalog:product:3");
        assertThat(second.tally().hits()).isEqualTo(2);
        assertThat(second.tally().loads()).isEqualTo(1);
        assertThat(second.statements()).isEqualTo(1);
        assertThat(outcomes("products.find(3)")).containsExactly("hit");
    }

    @Test
    void anAnswerThatComesLaterIsCachedAsWell() {
        assertThat(outcomes("products.salesReportLater(GAMES)")).containsExactly("miss", "hit");
    }

    @Test
    void whatIsNotWorthKeepingIsNotKept() {
        assertThat(outcomes("products.search(\"bread\" up to 40, page 1)")).containsExactly("miss", "hit");
        assertThat(outcomes("products.search(\"bread\" up to 40, page 4)")).containsExactly("not cached");
        assertThat(outcomes("products.search(\"qwertz\", page 1)")).containsExactly("miss", "miss");
        assertThat(calls("products.search(\"qwertz\", page 1)"))
                .allMatch(it -> it.written().isEmpty());
    }

    @Test
    void aCacheStandsBeforeDocumentsAsWell() {
        assertThat(outcomes("reviews.latest(3)")).containsExactly("miss", "hit", "miss");
        assertThat(calls("reviews.latest(3)").get(1).statements()).isZero();
        assertThat(calls("reviews.latest(3)").get(2).written().get(0).text())
                .contains("Too heavy.", "Every star named.");
    }

    @Test
    void aNearHitEndsWhenAnotherProcessEvicts() {
        assertThat(outcomes("reviews.rating(4)")).containsExactly("miss", "near hit", "miss");
        assertThat(calls("reviews.write(4, four stars), by another process")
                        .get(0)
                        .gone())
                .containsExactly("review:4:rating");
        assertThat(calls("reviews.rating(4)").get(2).written().get(0).text())
                .isEqualTo("{\"reviews\":1,\"average\":4.0}");
    }

    @Test
    void aCartIsKeptInRedisAlone() {
        Observation add =
                calls("carts.add(\"visitor 7\", 2 pieces of product 3)").get(0);
        assertThat(add.statements()).isZero();
        assertThat(add.written()).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo("cart:visitor%207");
            assertThat(entry.text()).isEqualTo("{\"lines\":[{\"productId\":3,\"quantity\":2}]}");
            assertThat(entry.timeToLive()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        });
        assertThat(outcomes("carts.of(\"visitor 7\")")).containsExactly("hit");
        assertThat(calls("carts.clear(\"visitor 7\")").get(0).outcome()).isEqualTo("1 deleted");
        assertThat(calls("carts.clear(\"visitor 7\")").get(0).gone()).containsExactly("cart:visitor%207");
    }

    @Test
    void theCheckupSaysWhetherRedisAnswersAndWhichKeysAreKeptForHowLong() {
        assertThat(transcript)
                .containsPattern("Redis at 127\\.0\\.0\\.1:\\d+ answers in \\d+\\.\\d\\d ms")
                .contains("health is UP, the breaker CLOSED, evictions pending 0")
                .containsPattern("user:1:profile: 3\\d{3} s left");
    }

    @Test
    void anAnnotationThatIsShownStandsInAService() throws IOException {
        String services = source("users/UserService.java")
                + source("catalog/ProductService.java")
                + source("reviews/ReviewService.java")
                + source("promotions/PromotionService.java");
        List<String> shown = Pattern.compile("^ {6}(@.*?)\\n\\n", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(transcript.replace(System.lineSeparator(), "\n"))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(shown)
                .hasSize(17)
                .allSatisfy(annotation -> assertThat(withoutBlanks(services)).contains(withoutBlanks(annotation)));
    }

    private static String source(String file) throws IOException {
        return Files.readString(Path.of("src/main/java/dev/larder/examples", file));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void inARedisThatIsNotItsOwnTheTourKeepsApartFromOtherKeys() {
        try (RedisServer redis = RedisServer.start();
                RedisView view = RedisView.open(addressOf(redis))) {
            Map<String, String> environment = Map.of("REDIS_URL", redis.uri());
            try (Application earlier = Application.open(environment)) {
                while (view.keys("storefront:*").isEmpty()) {
                    earlier.products().find(1);
                }
            }
            try (Application application = Application.open(environment)) {
                assertThat(view.keys("*")).as("what described another database").isEmpty();
                new Tour(application, new PrintStream(new ByteArrayOutputStream())).take();
            }
            assertThat(view.keys("*")).isNotEmpty().allMatch(key -> key.startsWith("storefront:"));
        }
    }

    private static RedisAddress addressOf(RedisServer redis) {
        return RedisAddress.from(Map.of("REDIS_URL", redis.uri())).orElseThrow();
    }
}
