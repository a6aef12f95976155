package com.example.bookshop;

import static dev.larder.test.LarderAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as the documented command runs it, by Maven's {@code spring-boot:test-run}. */
class LocalBookshopTest {

    @Test
    void itRunsWithADatabaseAndARedisOfItsOwn() throws Exception {
        try (ConfigurableApplicationContext context =
                LocalBookshop.start("--server.port=0", "--larder.lazy-connect=false").getApplicationContext()) {
            URI missing = URI.create("http://localhost:"
                    + context.getEnvironment().getProperty("local.server.port") + "/books/1000000");

            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(missing).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(context.getBean(Larder.class)).method("Books.findById").hasMisses(1);
        }
    }

    @Test
    void theDocumentedCommandNamesThisProjectAndItsProfile() throws Exception {
        assertThat(Files.readString(Path.of("..", "..", "docs", "spring-boot.md")))
                .contains("mvn -q -Pbookshop -pl integrations/example-spring-boot -am test-compile");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<id>bookshop</id>", "<phase>test-compile</phase>", "<goal>test-run</goal>");
        assertThat(Path.of("").toAbsolutePath()).endsWith(Path.of("integrations", "example-spring-boot"));
    }
}
