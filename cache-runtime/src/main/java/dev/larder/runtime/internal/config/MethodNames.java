package dev.larder.runtime.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of methods that store values, such as {@code UserService.find}. The annotation processor lists them in each jar;
 * the application may name more.
 */
public final class MethodNames {

    /** The processor's list. Each line has the binary name of the interface, and the name of the method. */
    private static final String LIST = "META-INF/larder/methods";

    private final Set<String> names = new TreeSet<>();

    /**
     * Reads the lists.
     *
     * @param loader finds the lists, together with Larder's own class loader
     * @param more names of methods that no processor has seen
     */
    public MethodNames(ClassLoader loader, Collection<String> more) {
        names.addAll(more);
        ClassPath.of(loader).findAll(LIST).forEach(this::read);
    }

    private void read(URL list) {
        try {
            URLConnection connection = list.openConnection();
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.split(" ", -1))
                        .filter(words -> words.length == 2)
                        .forEach(words -> names.add(words[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + list, e);
        }
    }

    /**
     * Checks that a method exists.
     *
     * @throws IllegalArgumentException when it does not
     */
    public void require(String method, Setting setting) {
        if (!names.contains(method)) {
            throw setting.invalid("does not name a @Cached or @Updates method" + NearestName.question(method, names));
        }
    }
}
