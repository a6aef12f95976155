package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import dev.larder.processor.testing.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {

    private static final String USERS = """
            package rounds;
            import dev.larder.annotation.*;
            public interface Users extends Base {
                @Cached(key = "user:{user.id}:{kind}", ttl = "1h", when = "kind != Kind.NONE")
                User find(User user, Kind kind);
            }
            """;

    private static final Map<String, String> MISSING = Map.of(
            "rounds.User", "public record User(long id, Kind kind) {}",
            "rounds.Kind", "public enum Kind { NONE, SOME }",
            "rounds.Base",
                    "public interface Base { @dev.larder.annotation.Evicts(pattern = \"user:*\") void clear(); }");

    private static final String PLAIN = """
            package rounds;
            public interface Plain extends Base {}
            """;

    @TempDir
    Path directory;

    @Test
    void theProcessorWaitsForTypesThatAnotherOneGenerates() {
        Compiled compiled = CompilerUnderTest.javac(directory)
                .with(new Generating(MISSING))
                .compile(Map.of("rounds/Users.java", USERS, "rounds/Plain.java", PLAIN));

        assertThat(compiled.success()).as("%s", compiled.messages()).isTrue();
        assertThat(compiled.generated())
                .containsKeys("rounds/CachedUsers.java", "rounds/CachedPlain.java", "rounds/CachedBase.java");
    }

    @Test
    void typesThatNoProcessorGeneratesAreReported() {
        Compiled compiled =
                CompilerUnderTest.javac(directory).with("-proc:only").compile(Map.of("rounds/Users.java", USERS));

        assertThat(compiled.ours()).extracting(Message::code).contains("TypeUnresolved");
    }

    @Test
    void oneWrongInterfaceDoesNotStopTheOthers() {
        String good = "package rounds; interface Good { @dev.larder.annotation.Cached(ttl = \"1h\") int a(); }";
        String bad = "package rounds; interface Bad { @dev.larder.annotation.Cached(ttl = \"1 h\") int a(); }";

        Compiled compiled = CompilerUnderTest.javac(directory)
                .with("-proc:only")
                .compile(Map.of("rounds/Good.java", good, "rounds/Bad.java", bad));

        assertThat(compiled.generated()).containsOnlyKeys("rounds/CachedGood.java", "rounds/GoodCache.java");
        assertThat(compiled.ours()).extracting(Message::code).containsExactly("CachedTtlInvalid");
    }

    @Test
    void allErrorsOfATypeAreReportedAtOnce() {
        String bad = """
                package rounds;
                import dev.larder.annotation.*;
                interface Bad {
                    @Cached(key = "user:{idd}", ttl = "1 h", jitter = "x", when = "id", unless = "result >")
                    Object a(long id);
                }
                """;

        Compiled compiled =
                CompilerUnderTest.javac(directory).with("-proc:only").compile(Map.of("rounds/Bad.java", bad));

        assertThat(compiled.ours())
                .extracting(Message::code)
                .containsExactlyInAnyOrder(
                        "KeyParameterUnknown",
                        "CachedTtlInvalid",
                        "JitterInvalid",
                        "ConditionNotBoolean",
                        "ConditionInvalid",
                        "ValueTypeObject");
    }

    @Test
    void inheritedMethodsOfClassFilesGiveAClassToo() {
        Path library = directory.resolve("library");
        String repository = """
                package library;
                import dev.larder.annotation.*;
                public interface Repository<T> {
                    @Cached(ttl = "1h")
                    T find(long id);
                }
                """;
        Compiled jar = CompilerUnderTest.javac(library)
                .with("-parameters")
                .compile(Map.of("library/Repository.java", repository));
        assertThat(jar.generated()).isEmpty();

        Compiled compiled = CompilerUnderTest.javac(directory)
                .onClassPath(jar.classes())
                .compile(Map.of(
                        "rounds/Names.java", "package rounds; interface Names extends library.Repository<String> {}",
                        "rounds/Things.java",
                                "package rounds; interface Things extends library.Repository<Object> {}"));

        assertThat(compiled.generated()).containsOnlyKeys("rounds/CachedNames.java", "rounds/NamesCache.java");
        assertThat(compiled.ours()).singleElement().satisfies(message -> {
            assertThat(message.code()).isEqualTo("ValueTypeObject");
            assertThat(message.file()).isEqualTo("Things.java");
            assertThat(message.text()).contains("inherited: library.Repository.find");
        });
    }

    @Test
    void aSingleParameterIsBoundWithoutItsName() {
        Path library = library("""
                @Cached(key = "user:{id}", ttl = "1h", when = "id > 0")
                String find(long id);
                @Evicts(pattern = "user:{user.id}")
                void save(User user);
                void touch(long from, long to);
                record User(long id) {}
                """);

        Compiled compiled = CompilerUnderTest.javac(directory)
                .onClassPath(library)
                .compile(Map.of("rounds/Users.java", "package rounds; interface Users extends library.Users {}"));

        assertThat(compiled.messages()).isEmpty();
        assertThat(compiled.generated().get("rounds/CachedUsers.java"))
                .contains("if (id > 0) {", "find.key(id)", "userId(user)", "delegate.touch(arg0, arg1)");
    }

    @Test
    void anInterfaceThatOnlyInheritsNeedsNoNames() {
        Path library = library("""
                @Cached(key = "user:{id}:{kind}", ttl = "1h", when = "id > 0")
                String find(long id, String kind);
                """);

        Compiled compiled = CompilerUnderTest.javac(directory)
                .onClassPath(library)
                .compile(Map.of(
                        "rounds/Plain.java", "package rounds; interface Plain extends library.Users {}",
                        "rounds/Own.java", """
                                package rounds;
                                interface Own extends library.Users {
                                    @dev.larder.annotation.Evicts(pattern = "user:*")
                                    void clear();
                                }
                                """));

        assertThat(compiled.ours())
                .extracting(Message::code, Message::file, Message::line)
                .containsExactlyInAnyOrder(
                        tuple("ParameterNamesMissing", "Plain.java", 1L),
                        tuple("KeyParameterUnknown", "Own.java", 2L),
                        tuple("KeyParameterUnknown", "Own.java", 2L),
                        tuple("ConditionNameUnknown", "Own.java", 2L));
    }

    @Test
    void aNameThatJavaCannotWriteIsReported() throws IOException {
        Path library = library("""
                @Cached(key = "user:{id}", ttl = "1h")
                String find_4Jv(String id);
                """);
        Path file = library.resolve("library/Users.class");
        String mangled =
                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace("find_4Jv", "find-4Jv");
        Files.write(file, mangled.getBytes(StandardCharsets.ISO_8859_1));

        Compiled compiled = CompilerUnderTest.javac(directory)
                .onClassPath(library)
                .compile(Map.of("rounds/Users.java", "package rounds; interface Users extends library.Users {}"));

        assertThat(compiled.ours())
                .extracting(Message::code, Message::file, Message::line)
                .containsExactly(tuple("MethodNameMangled", "Users.java", 1L));
    }

    /** Compiles an interface with these members, without the names of parameters. */
    private Path library(String members) {
        String source = "package library; import dev.larder.annotation.*; public interface Users {\n" + members + "}";
        return CompilerUnderTest.javac(directory.resolve("library"))
                .compile(Map.of("library/Users.java", source))
                .classes();
    }

    @Test
    void theOptionDecidesWhatAPatternWithoutKeysIs() {
        String source = "package rounds; interface A { @dev.larder.annotation.Evicts(pattern = \"a:*\") void a(); }";

        for (Map.Entry<String, String> choice :
                Map.of("error", "ERROR", "warn", "WARNING", "ignore", "").entrySet()) {
            Compiled compiled = CompilerUnderTest.javac(directory.resolve(choice.getKey()))
                    .with("-Alarder.unmatchedEvicts=" + choice.getKey())
                    .compile(Map.of("rounds/A.java", source));

            assertThat(compiled.ours().stream().map(m -> m.kind().name()).toList())
                    .isEqualTo(
                            choice.getValue().isEmpty() ? java.util.List.of() : java.util.List.of(choice.getValue()));
        }
    }

    @Test
    void aFaultOfTheProcessorIsReportedOnTheTypeWithItsTrace() {
        String good = "package rounds; interface Good { @dev.larder.annotation.Cached(ttl = \"1h\") int a(); }";

        Compiled compiled = CompilerUnderTest.javac(directory)
                .withOnly(new WithoutDisk())
                .compile(Map.of("rounds/Good.java", good));

        assertThat(compiled.ours()).singleElement().satisfies(message -> {
            assertThat(message.code()).isEqualTo("ProcessorFailed");
            assertThat(message.line()).isEqualTo(1);
            assertThat(message.text()).contains("no disk", "at dev.larder.processor.generation.SourceWriter");
        });
    }

    /** Generates sources in the first round. */
    @SupportedAnnotationTypes("*")
    private static final class Generating extends AbstractProcessor {

        private final Map<String, String> sources;
        private boolean done;

        Generating(Map<String, String> sources) {
            this.sources = sources;
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                sources.forEach((name, body) -> write(name, "package rounds; " + body));
                done = true;
            }
            return false;
        }

        private void write(String name, String source) {
            try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
                writer.write(source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The processor with a Filer that fails in a way that nobody expects. */
    @SupportedAnnotationTypes("*")
    private static final class WithoutDisk extends AbstractProcessor {

        private final LarderProcessor processor = new LarderProcessor();

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            Filer filer = proxy(Filer.class, (object, method, arguments) -> {
                throw new IllegalStateException("no disk");
            });
            processor.init(proxy(ProcessingEnvironment.class, (object, method, arguments) -> {
                try {
                    return method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }));
        }

        private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            processor.process(annotations, round);
            return false;
        }
    }
}
