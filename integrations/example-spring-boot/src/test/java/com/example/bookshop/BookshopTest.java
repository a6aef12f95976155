package com.example.bookshop;

import static dev.larder.test.LarderAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderStats;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The application over HTTP, with a real database and a real Redis. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"larder.lazy-connect=false", "larder.command-timeout=5s", "larder.connect-timeout=15s"})
@Import(LocalRedis.class)
class BookshopTest {

    private static long nextId = 1;

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Larder larder;

    private long id;

    @BeforeEach
    void addABook() throws Exception {
        id = nextId++;
        put("{\"id\": " + id + ", \"title\": \"Emma\", \"stock\": 200}");
    }

    @Test
    void aBookIsReadFromTheDatabaseOnce() throws Exception {
        LarderStats before = larder.stats();

        assertThat(get("/books/" + id).body()).contains("\"title\":\"Emma\"");
        assertThat(get("/books/" + id).body()).contains("\"title\":\"Emma\"");

        assertThat(larder).since(before).method("Books.findById").hasLoads(1).and().holds("book:" + id);
    }

    @Test
    void aChangedBookIsReadAnew() throws Exception {
        get("/books/" + id);

        put("{\"id\": " + id + ", \"title\": \"Persuasion\", \"stock\": 1}");

        assertThat(get("/books/" + id).body()).contains("Persuasion");
    }

    @Test
    void anOrderIsSeenWhenItIsCommitted() throws Exception {
        get("/books/" + id);

        assertThat(post("/books/" + id + "/orders?copies=2").statusCode()).isEqualTo(200);

        assertThat(get("/books/" + id).body()).contains("\"stock\":198");
    }

    @Test
    void anOrderThatIsRolledBackEvictsNothing() throws Exception {
        get("/books/" + id);
        LarderStats before = larder.stats();

        assertThat(post("/books/" + id + "/orders?copies=150").statusCode()).isEqualTo(500);

        assertThat(larder).since(before).method("Books.take").hasEvictions(0);
        assertThat(get("/books/" + id).body()).contains("\"stock\":200");
    }

    @Test
    void aBookThatIsNotThereIsRemembered() throws Exception {
        LarderStats before = larder.stats();

        assertThat(get("/books/987654").statusCode()).isEqualTo(404);
        assertThat(get("/books/987654").statusCode()).isEqualTo(404);

        assertThat(larder).since(before).method("Books.findById").hasAbsentHits(1);
    }

    @Test
    void operatorsSeeTheCache() throws Exception {
        get("/books/" + id);
        get("/books/" + id);

        assertThat(JsonPath.<String>read(get("/actuator/health").body(), "$.components.larder.status"))
                .isEqualTo("UP");
        assertThat(JsonPath.<Double>read(
                        get("/actuator/metrics/cache.gets?tag=cache:Books.findById&tag=result:hit")
                                .body(),
                        "$.measurements[0].value"))
                .isPositive();
        assertThat(get("/actuator/caches").body()).contains("Books.findById");
        assertThat(get("/actuator/larder").body()).contains("\"book:{id}\"");
    }

    /** Larder is built with others, and works with these. */
    @Test
    void theVersionsAreThoseOfSpringBoot() {
        assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString())
                .startsWith("2.21.");
        assertThat(io.netty.util.Version.identify().get("netty-common").artifactVersion())
                .isEqualTo("4.2.19.Final");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private void put(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/books"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
