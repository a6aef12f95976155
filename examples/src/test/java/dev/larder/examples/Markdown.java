package dev.larder.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation. */
record Markdown(String name, String text) {

    private static final Path ROOT = Path.of("..");

    /** Returns a page by its path from the root of the project. */
    static Markdown of(String name) {
        return new Markdown(name, read(ROOT.resolve(name)));
    }

    /** Returns all pages of the documentation, and those of the root. */
    static Stream<Markdown> pages() {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList()
                    .stream()
                    .map(Markdown::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text under a heading of the second level. */
    String section(String title) {
        return text.split("\n## " + title + "\n", 2)[1].split("\n## ", 2)[0];
    }

    List<String> blocks(String language) {
        return blocks(text, language);
    }

    static List<String> blocks(String markdown, String language) {
        return Pattern.compile("^```" + language + "\n(.*?)\n```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(markdown)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Returns the text without its blocks of code. */
    String prose() {
        return Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .replaceAll("");
    }

    /** Returns the targets of its links, other than those to the web. */
    List<String> links() {
        return Pattern.compile("\\]\\(([^)\\s]+)\\)")
                .matcher(prose())
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("http"))
                .toList();
    }

    /** Returns the anchors of its headings, as GitHub makes them. */
    List<String> anchors() {
        return Pattern.compile("^#+ (.*)$", Pattern.MULTILINE)
                .matcher(prose())
                .results()
                .map(heading -> heading.group(1).toLowerCase(java.util.Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
