package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The listings of the pages are compiled, and their links lead somewhere. */
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {

    /** Its listings show mistakes; the processor's own tests compile the like of them. */
    private static final String MISTAKES = "docs/diagnostics.md";

    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/java"),
            Path.of("src/test/java"),
            Path.of("target/generated-sources/annotations"),
            Path.of("target/generated-test-sources/test-annotations"),
            Path.of("../integrations/example-spring-boot/src/main/java"),
            Path.of("../cache-test/src/test/java"),
            Path.of("../integrations/larder-micrometer/src/test/java"),
            Path.of("../integrations/larder-outbox-jdbc/src/test/java"),
            Path.of("../integrations/larder-spring-boot/src/test/java"));

    private final List<String> sources =
            SOURCES.stream().flatMap(PagesTest::files).map(PagesTest::code).toList();

    Stream<Markdown> pages() {
        return Markdown.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyListingIsCompiled(Markdown page) {
        if (page.name().equals(MISTAKES)) {
            return;
        }
        for (String listing : page.blocks("java")) {
            assertThat(sources).as(listing).anyMatch(source -> source.contains(code(listing)));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Markdown page) {
        for (String link : page.links()) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? Path.of("..", page.name())
                    : Path.of("..", page.name()).resolveSibling(parts[0]).normalize();
            assertThat(target).as(link).exists();
            if (parts.length == 2) {
                assertThat(new Markdown(link, Markdown.read(target)).anchors())
                        .as(link)
                        .contains(parts[1]);
            }
        }
    }

    @Test
    void theIndexNamesEveryPage() {
        List<String> indexed = Markdown.of("docs/README.md").links();
        assertThat(pages().map(Markdown::name)
                        .filter(name -> name.startsWith("docs/") && !name.equals("docs/README.md"))
                        .map(name -> name.substring("docs/".length())))
                .allSatisfy(name -> assertThat(indexed).contains(name));
    }

    @Test
    void theClassesOfTheArchitectureExist() {
        List<String> known = Stream.of("cache-processor", "cache-runtime", "cache-test")
                .flatMap(module -> Stream.of("main", "test").map(kind -> Path.of("..", module, "src", kind, "java")))
                .flatMap(PagesTest::files)
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();
        List<String> named = Pattern.compile("`([A-Z][a-z]\\w+)[`.]")
                .matcher(Markdown.of("docs/architecture.md").prose())
                .results()
                .map(name -> name.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(known).containsAll(named);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(Path file) {
        return code(Markdown.read(file));
    }

    /** Returns the code without its layout: a page has shorter lines than a source. */
    private static String code(String text) {
        return text.replaceAll("\\s+", "");
    }
}
