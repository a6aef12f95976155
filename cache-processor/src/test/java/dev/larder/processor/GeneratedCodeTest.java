package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import dev.larder.processor.testing.Resources;
import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was generated, compiled, loaded and called, on the in-memory store. */
class GeneratedCodeTest {

    @TempDir
    Path directory;

    private static final List<String> EXPECTED = List.of(
            "a miss, then a hit: [User[id=1, address=Address[city=Rome]], User[id=1, address=Address[city=Rome]],"
                    + " User[id=2, address=Address[city=Rome]]] by [find 1, find 2]",
            "an optional: [Optional[name1], Optional[name1], Optional.empty, Optional.empty] by [name 1, name -1]",
            "a path: [[User[id=9, address=null]], [User[id=9, address=null]]]"
                    + " by [neighbours User[id=1, address=Address[city=Rome]]]",
            "a null in a path: [[User[id=9, address=null]], [User[id=9, address=null]]]"
                    + " by [neighbours User[id=1, address=null]]",
            "when: [1, 1, 3, 3] by [sum of 1, sum of 1, sum of 2]",
            "unless: [102, 102] by [sum of 2, sum of 2]",
            "exceptions: [java.io.IOException: io, java.sql.SQLException: sql,"
                    + " java.lang.IllegalStateException: other] by [fail io, fail sql, fail other]",
            "an update: [Ann, Optional[Ann]] by [rename Ann]",
            "an eviction: [User[id=1, address=Address[city=Rome]], Optional[name1], [User[id=9, address=null]], 3]"
                    + " by [move 1, name 1, neighbours User[id=1, address=Address[city=Rome]], sum of 2]",
            "an eviction after a failure: [java.io.IOException: clear, Optional[name1],"
                    + " User[id=1, address=Address[city=Rome]]] by [clear, name 1]");

    @Test
    void worksWhenCompiledByJavac() throws Exception {
        assertThat(run(CompilerUnderTest.javac(directory).with("-parameters"))).containsExactlyElementsOf(EXPECTED);
    }

    @Test
    void worksWhenCompiledByTheEclipseCompiler() throws Exception {
        assertThat(run(CompilerUnderTest.ecj(directory).with("-parameters"))).containsExactlyElementsOf(EXPECTED);
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(CompilerUnderTest compiler) throws Exception {
        Path scenario = Resources.directory("running").resolve("Scenario.java");
        Compiled compiled = compiler.compile(Map.of("running/Scenario.java", Resources.read(scenario)));
        assertThat(compiled.success())
                .as("%s%n%s", compiled.messages(), compiled.output())
                .isTrue();
        List<String> log = new ArrayList<>();
        try (Larder larder = Larder.builder().store(InMemoryCacheStore.create()).open()) {
            Object instance = compiled.load()
                    .loadClass("running.Scenario")
                    .getDeclaredConstructor()
                    .newInstance();
            ((BiConsumer<Larder, List<String>>) instance).accept(larder, log);
        }
        return log;
    }
}
