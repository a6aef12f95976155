package dev.larder.runtime.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

    private static final ClassLoader OF_A_POOL = ClassLoader.getPlatformClassLoader();

    private static final String CLASS_FILE = ClassPath.class.getName().replace('.', '/') + ".class";

    @TempDir
    Path directory;

    private ClassLoader loader(String folder, String text) throws IOException {
        Path root = Files.createDirectories(directory.resolve(folder));
        Files.writeString(root.resolve("larder.properties"), text);
        return new URLClassLoader(new URL[] {root.toUri().toURL()}, null);
    }

    @Test
    void aLoaderThatDoesNotSeeTheApplicationIsNotTheLast() throws IOException {
        ClassLoader own = loader("own", "");
        assertThat(new ClassPath(List.of(OF_A_POOL, own)).find("larder.properties"))
                .isEqualTo(own.getResource("larder.properties"));
        assertThat(ClassPath.of(OF_A_POOL).find(CLASS_FILE)).isNotNull();
        assertThat(ClassPath.of(OF_A_POOL).findAll(CLASS_FILE)).isNotEmpty();
    }

    @Test
    void theFirstLoaderWins() throws IOException {
        ClassLoader first = loader("first", "");
        assertThat(new ClassPath(List.of(first, loader("second", ""))).find("larder.properties"))
                .isEqualTo(first.getResource("larder.properties"));
    }

    @Test
    void allFilesAreFoundEachOnce() throws IOException {
        ClassLoader first = loader("first", "");
        ClassLoader second = loader("second", "");
        assertThat(new ClassPath(List.of(first, second, first)).findAll("larder.properties"))
                .containsExactly(first.getResource("larder.properties"), second.getResource("larder.properties"));
    }

    @Test
    void aFileThatIsMissingIsNotFound() {
        assertThat(ClassPath.of(OF_A_POOL).find("no/such/file")).isNull();
        assertThat(ClassPath.of(OF_A_POOL).findAll("no/such/file")).isEmpty();
    }
}
