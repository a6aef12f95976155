package com.example.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The listings of the documentation are this project. */
class DocumentationTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "spring-boot.md");

    @Test
    void theDependencyAndTheProcessorAreThisProjects() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        List<String> listings = listings("xml");

        assertThat(listings).hasSize(2).allSatisfy(listing -> assertThat(pom).contains(listing));
    }

    @Test
    void theRepositoryAndTheServiceAreThisProjects() throws IOException {
        Path sources = Path.of("src", "main", "java", "com", "example", "bookshop");
        List<String> listings = listings("java");

        assertThat(Files.readString(sources.resolve("Books.java"))).endsWith(listings.get(0));
        assertThat(Files.readString(sources.resolve("Orders.java"))).endsWith(listings.get(1));
    }

    @Test
    void thePropertiesAreThisProjects() throws IOException {
        assertThat(Files.readString(Path.of("src", "main", "resources", "application.properties")))
                .startsWith(listings("properties").get(0));
    }

    private static List<String> listings(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
