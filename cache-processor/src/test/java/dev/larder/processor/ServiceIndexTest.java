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
import org.junit.jupiter.api.io.TempDir;

/** The index of generated classes, as frameworks find it in the class output. */
class ServiceIndexTest {

    private static final String USERS = """
            package shop;
            import dev.larder.annotation.*;
            public interface Users {
                @Cached(key = "user:{id}", ttl = "1h") String find(long id);
                @Updates(key = "user:{id}", ttl = "1h") String save(long id);
                @Evicts(pattern = "user:{id}") void remove(long id);
                void touch(long id);
                interface Audit { @Evicts(pattern = "user:{id}") void clear(long id); }
            }
            """;

    private static final String ITEMS = """
            package shop;
            public interface Items { @dev.larder.annotation.Cached(ttl = "1h") String find(long id); }
            """;

    @TempDir
    Path directory;

    @ByEachCompiler
    void listsEveryGeneratedClassWithItsAnnotatedMethods(Function<Path, CompilerUnderTest> compiler)
            throws IOException {
        Compiled compiled = compiler.apply(directory).compile(Map.of("shop/Users.java", USERS));

        assertThat(index(compiled))
                .isEqualTo("shop.Users shop.CachedUsers find remove save\n"
                        + "shop.Users$Audit shop.Users_CachedAudit clear\n");
    }

    @ByEachCompiler
    void keepsWhatOtherCompilationsWroteOfTypesThatStillExist(Function<Path, CompilerUnderTest> compiler)
            throws IOException {
        compiler.apply(directory).compile(Map.of("shop/Users.java", USERS));

        Compiled second = compiler.apply(directory)
                .onClassPath(directory.resolve("classes"))
                .compile(Map.of("shop/Items.java", ITEMS));

        assertThat(index(second))
                .startsWith("shop.Items shop.CachedItems find\nshop.Users shop.CachedUsers find remove save\n");
    }

    private static String index(Compiled compiled) throws IOException {
        return Files.readString(compiled.classes().resolve("META-INF/larder/services"));
    }
}
