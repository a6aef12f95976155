package dev.larder.runtime.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of methods that keep values, such as {@code UserService.find}: those that the annotation processor listed in
 * the jars on the class path, and those that are told of.
 */
public final class MethodNames {

    /** Where the processor writes its list: a line for each method, the interface's binary name and the method's name. */
    private static final String LIST = "META-INF/larder/methods";

    private final Set<String> names = new TreeSet<>();

    /**
     * Reads the lists.
     *
     * @param more names of methods that no processor has seen
     */
    public MethodNames(ClassLoader loader, Collection<String> more) {
        names.addAll(more);
        try {
            for (URL list : Collections.list(loader.getResources(LIST))) {
                read(list);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LIST, e);
        }
    }

    private void read(URL list) throws IOException {
        var connection = list.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", -1))
                    .filter(words -> words.length == 2)
                    .forEach(words -> names.add(words[1]));
        }
    }

    /**
     * Checks that there is the method.
     *
     * @throws IllegalArgumentException when there is none
     */
    public void require(String method, Setting setting) {
        if (!names.contains(method)) {
            throw setting.invalid("names no @Cached or @Updates method" + NearestName.question(method, names));
        }
    }
}
