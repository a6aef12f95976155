package dev.larder.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.examples.Application;
import dev.larder.examples.redis.RedisView;
import dev.larder.examples.redis.RedisView.Entry;
import dev.larder.examples.tour.Tally;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The storefront over HTTP, with a real Redis and a database in memory. */
class StorefrontServerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Application application;

    private static StorefrontServer server;

    private static RedisView redis;

    @BeforeAll
    static void start() {
        application = Application.open(Map.of());
        server = StorefrontServer.start(application, 0);
        redis = RedisView.open(application.redis());
    }

    @AfterAll
    static void stop() {
        redis.close();
        server.close();
        application.close();
    }

    @BeforeEach
    void forgetEverything() {
        redis.deleteAll("*");
    }

    private static HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = call("GET", path, "");
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/1",
                "/users/1/orders",
                "/products/1",
                "/products?words=bread&category=kitchen&maxPrice=40",
                "/categories/books/products",
                "/categories/books/sales",
                "/categories/books/sales/later",
                "/products/1/reviews",
                "/products/1/rating"
            })
    void aSecondRequestIsAnsweredFromTheCacheWithTheSameBody(String path) throws Exception {
        Tally start = Tally.of(application.larder());
        String first = get(path);
        Tally afterFirst = Tally.of(application.larder());
        long statements = application.statements();
        String second = get(path);

        assertThat(afterFirst.minus(start).outcome()).isEqualTo("miss");
        // Ratings are near hits once the near cache is linked.
        assertThat(Tally.of(application.larder()).minus(afterFirst).outcome()).isIn("hit", "near hit");
        assertThat(application.statements()).isEqualTo(statements);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aChangedProfileIsInTheCacheAtOnce() throws Exception {
        get("/users/3");
        call("PUT", "/users/3", "{\"name\": \"Grace M. Hopper\", \"email\": \"grace@example.org\"}");
        long statements = application.statements();

        assertThat(get("/users/3")).contains("Grace M. Hopper");
        assertThat(application.statements()).isEqualTo(statements);
    }

    @Test
    void anOrderEvictsTheListOfOrdersAndNothingElse() throws Exception {
        get("/users/4");
        get("/users/4/orders");
        HttpResponse<String> order = call("POST", "/users/4/orders", "{\"productId\": 7, \"quantity\": 2}");

        assertThat(order.statusCode()).isEqualTo(201);
        assertThat(redis.keys("user:*")).containsExactly("user:4:profile");
        assertThat(get("/users/4/orders")).contains("\"product\":\"Harbour\",\"quantity\":2");
    }

    @Test
    void removingACustomerEvictsAllOfTheirKeysAndNobodyElses() throws Exception {
        get("/users/5");
        get("/users/5/orders");
        get("/users/50");
        assertThat(call("DELETE", "/users/5", "").statusCode()).isEqualTo(204);

        assertThat(redis.keys("user:*")).containsExactly("user:50:profile");
        assertThat(call("GET", "/users/5", "").statusCode()).isEqualTo(404);
    }

    @Test
    void somebodyWhoRegistersIsFoundThoughTheirIdWasAskedForBefore() throws Exception {
        String first = call("POST", "/users", "{\"name\": \"Mary\", \"email\": \"mary@example.org\"}")
                .body();
        long next = Long.parseLong(first.replaceAll(".*\"id\":(\\d+).*", "$1")) + 1;
        assertThat(call("GET", "/users/" + next, "").statusCode()).isEqualTo(404);
        assertThat(redis.entry("user:" + next + ":profile").orElseThrow().text())
                .isEqualTo("null");

        call("POST", "/users", "{\"name\": \"John\", \"email\": \"john@example.org\"}");
        assertThat(get("/users/" + next)).contains("John");
    }

    @Test
    void manyProductsAreReadAtOnceAndOnlyWhatIsMissingIsLoaded() throws Exception {
        String second = get("/products/2");
        long statements = application.statements();

        String all = get("/products/batch?ids=1,2,3,4000000");
        assertThat(all)
                .startsWith("[{\"id\":1,")
                .contains("," + second + ",{\"id\":3,")
                .doesNotContain("4000000");
        assertThat(application.statements()).isEqualTo(statements + 1);
        assertThat(get("/products/batch?ids=1,2,3,4000000")).isEqualTo(all);
        assertThat(get("/products/2")).isEqualTo(second);
        assertThat(application.statements()).isEqualTo(statements + 1);
        assertThat(call("GET", "/products/batch?ids=1,x", "").statusCode()).isEqualTo(400);
    }

    @Test
    void manyProductsAreAddedAtOnceAndFoundThoughTheirIdsWereAskedForBefore() throws Exception {
        String body = "[{\"category\": \"BOOKS\", \"name\": \"Ferns\", \"price\": 12.5},"
                + " {\"category\": \"GAMES\", \"name\": \"Quarry\", \"price\": 30}]";
        String first = call("POST", "/products/batch", body).body();
        long next = Long.parseLong(first.replaceAll("(?s).*\"id\":(\\d+).*", "$1")) + 1;
        get("/categories/books/products");
        assertThat(get("/products/batch?ids=" + next + "," + (next + 1))).isEqualTo("[]");

        HttpResponse<String> added = call("POST", "/products/batch", body);

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(get("/products/batch?ids=" + next + "," + (next + 1))).isEqualTo(added.body());
        assertThat(get("/categories/books/products")).contains("\"id\":" + next + ",");
        assertThat(call("POST", "/products/batch", "[{\"name\": \"Ferns\"}]").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPriceEvictsTheProductItsDepartmentAndTheSearches() throws Exception {
        get("/products/1");
        get("/products/2");
        get("/products?words=bread");
        get("/categories/books/products");
        get("/categories/books/sales");
        get("/categories/games/products");
        call("PUT", "/products/1/price", "{\"price\": 19.9}");

        assertThat(redis.keys("catalog:*")).containsExactly("catalog:category:GAMES:products", "catalog:product:2");
        assertThat(get("/products/1")).contains("\"price\":19.90");
    }

    @Test
    void changingAllPricesEvictsTheCatalogueAndNothingElse() throws Exception {
        get("/products/1");
        get("/categories/games/products");
        get("/users/1");
        assertThat(call("POST", "/prices", "{\"percent\": 5}").body()).startsWith("{\"changed\":");

        assertThat(redis.keys("*")).containsExactly("user:1:profile");
    }

    @Test
    void searchesThatFindNothingAndLatePagesAreNotKept() throws Exception {
        assertThat(get("/products?words=no-such-thing")).isEqualTo("[]");
        assertThat(get("/products?page=4")).isNotEqualTo("[]");
        assertThat(redis.keys("*"))
                .allMatch(key -> redis.entry(key).map(Entry::isLease).orElse(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /users/nobody             | ''                               | 400
            GET  | /categories/cars/products | ''                               | 400
            GET  | /products?page=0          | ''                               | 400
            GET  | /products/99999           | ''                               | 404
            POST | /users                    | {"name": "Mary"}                 | 400
            POST | /users                    | Mary                             | 400
            POST | /users/99999/orders       | {"productId": 1, "quantity": 1}  | 404
            POST | /users/1/orders           | {"productId": 1, "quantity": 0}  | 400
            PUT  | /products/1/price         | {}                               | 400
            PUT  | /products/99999/price     | {"price": 1}                     | 404
            POST | /products/1/reviews       | {"author": "A", "stars": 6, "text": "t"} | 400
            POST | /carts/7                  | {"productId": 1, "quantity": 0}  | 400
            """)
    void aWrongRequestIsTheClientsError(String method, String path, String body, int status) throws Exception {
        assertThat(call(method, path, body).statusCode()).isEqualTo(status);
    }

    @Test
    void aReviewEvictsWhatIsKnownOfTheProductsReviews() throws Exception {
        assertThat(get("/products/9/reviews")).isEqualTo("[]");
        get("/products/9/rating");
        get("/products/10/rating");
        HttpResponse<String> written =
                call("POST", "/products/9/reviews", "{\"author\": \"Ada\", \"stars\": 4, \"text\": \"Good.\"}");

        assertThat(written.statusCode()).isEqualTo(201);
        assertThat(redis.keys("review:*")).containsExactly("review:10:rating");
        assertThat(get("/products/9/reviews")).contains("\"author\":\"Ada\"");
        assertThat(get("/products/9/rating")).isEqualTo("{\"reviews\":1,\"average\":4.0}");
    }

    @Test
    void aCartHoldsWhatWasPutIntoItUntilItIsCleared() throws Exception {
        call("POST", "/carts/7", "{\"productId\": 3, \"quantity\": 2}");
        call("POST", "/carts/7", "{\"productId\": 5, \"quantity\": 1}");
        assertThat(call("POST", "/carts/7", "{\"productId\": 3, \"quantity\": 1}")
                        .body())
                .isEqualTo("{\"lines\":[{\"productId\":5,\"quantity\":1},{\"productId\":3,\"quantity\":3}]}")
                .isEqualTo(get("/carts/7"));
        assertThat(redis.entry("cart:7").orElseThrow().timeToLive()).isNotNull();

        assertThat(call("DELETE", "/carts/7", "").statusCode()).isEqualTo(204);
        assertThat(get("/carts/7")).isEqualTo("{\"lines\":[]}");
    }

    @Test
    void healthTellsThatRedisAnswers() throws Exception {
        assertThat(get("/health")).contains("\"status\":\"UP\"");
    }

    @Test
    void statisticsAreShown() throws Exception {
        get("/users/1");
        assertThat(get("/statistics")).contains("UserService.find");
    }
}
