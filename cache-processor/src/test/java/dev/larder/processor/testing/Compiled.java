package dev.larder.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a compilation.
 *
 * @param generated generated sources by their paths
 * @param classes the directory of the class files
 */
public record Compiled(
        boolean success, List<Message> messages, String output, Map<String, String> generated, Path classes) {

    public List<Message> ours() {
        return messages.stream().filter(Message::isOurs).toList();
    }

    public ClassLoader load() {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
