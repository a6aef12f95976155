package dev.larder.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The cached services of the module of examples. */
public final class ExampleServices {

    /** The folder of the sources. */
    public static final Path FOLDER = Path.of("../examples/src/main/java");

    private ExampleServices() {}

    /** Returns the source of each service, by its path in {@link #FOLDER}. */
    public static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            files.filter(file -> file.toString().endsWith("Service.java")).forEach(file -> {
                String source = Resources.read(file);
                if (source.contains("@Cached(")) {
                    sources.put(FOLDER.relativize(file).toString().replace('\\', '/'), source);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }
}
