package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.testing.ByEachCompiler;
import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The index of methods, as the runtime finds it in the class output. */
class MethodIndexTest {

    private static final String USERS = """
            package shop;
            import dev.larder.annotation.*;
            public interface Users {
                @Cached(key = "user:{id}", ttl = "1h") String find(long id);
                @Cached(ttl = "1h") String find(String name);
                @Updates(key = "user:{id}", ttl = "1h") String save(long id);
                @Evicts(pattern = "user:{id}") void remove(long id);
                void touch(long id);
                interface Nested { @Cached(ttl = "1h") int count(); }
            }
            """;

    private static final String ITEMS = """
            package shop;
            public interface Items { @dev.larder.annotation.Cached(ttl = "1h") String find(long id); }
            """;

    @TempDir
    Path directory;

    @ByEachCompiler
    void theIndexListsTheMethodsThatStoreValues(Function<Path, CompilerUnderTest> compiler) throws IOException {
        Compiled compiled = compiler.apply(directory).compile(Map.of("shop/Users.java", USERS));

        assertThat(index(compiled))
                .isEqualTo("shop.Users Users.find\nshop.Users Users.save\nshop.Users$Nested Users.Nested.count\n");
    }

    @ByEachCompiler
    void theIndexRetainsExistingTypesOfEarlierCompilations(Function<Path, CompilerUnderTest> compiler)
            throws IOException {
        compiler.apply(directory).compile(Map.of("shop/Users.java", USERS));

        Compiled second = compiler.apply(directory)
                .onClassPath(directory.resolve("classes"))
                .compile(Map.of("shop/Items.java", ITEMS));
        assertThat(index(second)).startsWith("shop.Items Items.find\nshop.Users Users.find\n");

        deleteAllBut("Items.java", directory.resolve("src"));
        deleteAllBut("methods", second.classes());
        deleteAllBut("", directory.resolve("generated"));
        Compiled third = compiler.apply(directory)
                .onClassPath(directory.resolve("classes"))
                .compile(Map.of("shop/Items.java", ITEMS.replace("find", "get")));
        assertThat(index(third)).isEqualTo("shop.Items Items.get\n");
    }

    @ByEachCompiler
    void theIndexDropsATypeThatHasNoMethodsAnyMore(Function<Path, CompilerUnderTest> compiler) throws IOException {
        compiler.apply(directory).compile(Map.of("shop/Items.java", ITEMS));

        Compiled second =
                compiler.apply(directory).compile(Map.of("shop/Items.java", "package shop; public interface Items {}"));

        assertThat(index(second)).isEmpty();
    }

    @ByEachCompiler
    void anEmptyIndexIsNotWritten(Function<Path, CompilerUnderTest> compiler) {
        Compiled compiled =
                compiler.apply(directory).compile(Map.of("shop/Items.java", "package shop; public interface Items {}"));

        assertThat(compiled.classes().resolve("META-INF")).doesNotExist();
    }

    private static void deleteAllBut(String name, Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(name)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String index(Compiled compiled) throws IOException {
        return Files.readString(compiled.classes().resolve("META-INF/larder/methods"));
    }
}
