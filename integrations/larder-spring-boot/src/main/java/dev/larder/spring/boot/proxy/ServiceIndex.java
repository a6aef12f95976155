package dev.larder.spring.boot.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The generated classes of the application and its jars, as the annotation processor listed them. Immutable.
 */
public final class ServiceIndex {

    /** The resource that the annotation processor writes: a line with interface, generated class and annotated methods. */
    public static final String PATH = "META-INF/larder/services";

    private final Map<String, Entry> entries = new HashMap<>();

    private final Set<String> generated = new HashSet<>();

    private ServiceIndex() {}

    /** Reads the lists on the class path. */
    public static ServiceIndex of(@Nullable ClassLoader loader) {
        ServiceIndex index = new ServiceIndex();
        ClassLoader source = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        try {
            for (URL list : Collections.list(source.getResources(PATH))) {
                index.read(list);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + PATH, e);
        }
        return index;
    }

    private void read(URL list) throws IOException {
        var connection = list.openConnection();
        // Another class loader may see another version of the jar, as with DevTools.
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", -1))
                    .filter(words -> words.length > 2)
                    .forEach(this::add);
        }
    }

    private void add(String[] words) {
        entries.put(
                words[0],
                new Entry(words[0], words[1], Set.copyOf(Arrays.asList(words).subList(2, words.length))));
        generated.add(words[1]);
    }

    /** Returns what is known of an interface, or {@code null} when no class was generated for it. */
    @Nullable
    Entry entry(Class<?> type) {
        return entries.get(type.getName());
    }

    /** Returns whether a class was generated, so that its instances cache already. */
    boolean isGenerated(Class<?> type) {
        return generated.contains(type.getName());
    }

    /** Returns all generated classes. */
    public Collection<Entry> entries() {
        return entries.values();
    }

    /**
     * A generated class.
     *
     * @param service the binary name of the interface
     * @param generated the binary name of the class
     * @param methods the names of the annotated methods
     */
    public record Entry(String service, String generated, Set<String> methods) {}
}
