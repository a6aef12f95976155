package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.test.redis.RedisServer;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs an application in a named module, with all libraries on the module path. */
class ModulePathTest {

    /** The libraries of tests, which no application has. */
    private static final Pattern OF_TESTS =
            Pattern.compile(".*(test-classes|junit|opentest4j|apiguardian|assertj|archunit"
                    + "|jqwik|awaitility|hamcrest|embedded-redis|logback|surefire|byte-buddy|commons-io).*");

    /** The application. The cached class has the form that the annotation processor writes. */
    private static final Map<String, String> SOURCES =
            Map.of("module-info", """
                    /** An application. */
                    module shop {
                        requires transitive dev.larder.runtime;
                        exports shop;
                        opens shop to com.fasterxml.jackson.databind;
                    }
                    """, "shop/Greeter", """
                    package shop;
                    public interface Greeter {
                        Greeting greet(String name);
                        record Greeting(String text) {}
                    }
                    """, "shop/CachedGreeter", """
                    package shop;
                    import dev.larder.runtime.Larder;
                    import dev.larder.runtime.method.CachedMethod;
                    import dev.larder.runtime.method.ReadThrough;
                    import java.time.Duration;
                    public final class CachedGreeter implements Greeter {
                        private static final CachedMethod<Greeting> GREET = CachedMethod.returning(Greeting.class)
                                .named("Greeter.greet")
                                .key("greeting:{name}")
                                .ttl(Duration.ofHours(1))
                                .build();
                        private final Greeter delegate;
                        private final ReadThrough<Greeting> greet;
                        public CachedGreeter(Greeter delegate, Larder larder) {
                            this.delegate = delegate;
                            this.greet = larder.readThrough(GREET);
                        }
                        @Override
                        public Greeting greet(String name) {
                            return greet.get(greet.key(name), () -> delegate.greet(name));
                        }
                    }
                    """, "shop/Main", """
                    package shop;
                    import dev.larder.runtime.Larder;
                    import java.time.Duration;
                    public final class Main {
                        private Main() {}
                        public static void main(String[] uris) {
                            Duration patience = Duration.ofSeconds(20);
                            try (Larder larder = Larder.builder().uri(uris[0])
                                    .connectTimeout(patience).commandTimeout(patience).open()) {
                                Greeter greeter = larder.cached(Greeter.class, name -> new Greeter.Greeting("hello " + name));
                                greeter.greet("Ada");
                                System.out.println(greeter.greet("Ada").text()
                                        + ", hits " + larder.stats().method("Greeter.greet").hits()
                                        + ", named " + Larder.class.getModule().isNamed());
                            }
                        }
                    }
                    """);

    @TempDir
    private Path directory;

    @Test
    void anApplicationInANamedModuleStartsAndHits() throws Exception {
        compile();
        try (RedisServer server = RedisServer.start()) {
            String output = run("redis://localhost:" + server.port());

            assertThat(output).contains("hello Ada, hits 1, named true").doesNotContain("Exception", "Error");
            assertThat(server.command("GET", "greeting:Ada")).isEqualTo("{\"text\":\"hello Ada\"}");
        }
    }

    private void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-p", modulePath(), "-d", directory.resolve("classes").toString(), "-Xlint:exports", "-Werror"));
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = directory.resolve("src").resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        boolean compiled = compiler.getTask(
                        errors,
                        null,
                        null,
                        arguments.subList(0, 6),
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjects(
                                        arguments.subList(6, arguments.size()).toArray(String[]::new)))
                .call();
        assertThat(compiled).as(errors.toString()).isTrue();
    }

    private String run(String uri) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        directory.resolve("classes") + File.pathSeparator + modulePath(),
                        "-m",
                        "shop/shop.Main",
                        uri)
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String modulePath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !OF_TESTS.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
