package dev.larder.runtime.internal.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds files on the class path, by several class loaders in turn.
 *
 * <p>Threads of pools often have a context class loader that does not see the application. So Larder's own class loader is
 * asked too.
 */
record ClassPath(List<ClassLoader> loaders) {

    ClassPath {
        loaders = List.copyOf(loaders);
    }

    /** Returns the class path of a class loader, and then of the one that loaded Larder. */
    static ClassPath of(ClassLoader loader) {
        ClassLoader own = ClassPath.class.getClassLoader();
        return new ClassPath(own == null ? List.of(loader) : List.of(loader, own));
    }

    /** Returns the first file of this name, or {@code null}. */
    @Nullable
    URL find(String name) {
        for (ClassLoader loader : loaders) {
            URL file = loader.getResource(name);
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    /** Returns all files of this name, each once. */
    Collection<URL> findAll(String name) {
        Map<String, URL> files = new LinkedHashMap<>();
        try {
            for (ClassLoader loader : loaders) {
                Collections.list(loader.getResources(name)).forEach(file -> files.put(file.toExternalForm(), file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for " + name + " on the class path", e);
        }
        return files.values();
    }
}
