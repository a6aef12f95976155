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

    private static final List<String> EXPECTED_LATER = List.of(
            "a batch: [User[id=1, name=name1], {2=User[id=2, name=name2], 1=User[id=1, name=name1]},"
                    + " {1=User[id=1, name=name1], 2=User[id=2, name=name2]}]"
                    + " by [find 1, findAll [2, -1]]",
            "a list: [[User[id=3, name=name3], User[id=1, name=name1], User[id=0, name=]], [User[id=0,"
                    + " name=], User[id=3, name=name3]], User[id=3, name=name3]]"
                    + " by [listAll [3, 0], listAll [0]]",
            "another argument: [[User[id=7, name=a]], [User[id=7, name=a]], [User[id=7, name=a]]]"
                    + " by [named [a], named [a]]",
            "a failure: [java.io.IOException: 99, {}] by [findAll [99]]",
            "updates: [{4=User[id=4, name=name4], 5=User[id=5, name=name5]}, {5=User[id=5, name=name5],"
                    + " 4=User[id=4, name=name4]}]"
                    + " by [saveAll 2]",
            "evictions: [, {3=User[id=3, name=name3], 4=User[id=4, name=name4], 5=User[id=5, name=name5]}]"
                    + " by [removeAll 2, findAll [4, 5]]",
            "a stage: [User[id=6, name=name6], User[id=6, name=name6], User[id=6, name=name6]] by [findLater 6]",
            "a failing stage: [java.io.IOException: 99] by [findLater 99]",
            "optional futures: [Optional[User[id=1, name=name1]], Optional[User[id=7, name=name7]],"
                    + " Optional.empty, Optional.empty]"
                    + " by [findOptional 7, findOptional -7]",
            "a cold Mono: [nothing yet, User[id=8, name=name8], User[id=8, name=name8], null]"
                    + " by [findMono 8, findMono -8]",
            "an optional Mono: [Optional[User[id=9, name=name9]], Optional.empty, Optional.empty]"
                    + " by [findOptionalMono 9, findOptionalMono -9]",
            "a Maybe: [User[id=10, name=name10], null, User[id=10, name=name10]] by [findMaybe 10, findMaybe -10]",
            "a Single: [Optional[User[id=11, name=name11]], Optional.empty, Optional.empty]"
                    + " by [findSingle 11, findSingle -11]",
            "a later batch: [[User[id=11, name=name11], User[id=12, name=name12]], [User[id=12,"
                    + " name=name12], User[id=11, name=name11]]]"
                    + " by [listLater [12]]",
            "a later update: [User[id=1, name=Rome], User[id=1, name=Rome]] by [save Rome]",
            "a later eviction: [true, User[id=1, name=name1]] by [remove [1], find 1]",
            "evictions around: [2, {1=User[id=1, name=name1], 2=User[id=2, name=name2], 3=User[id=3,"
                    + " name=name3]}]"
                    + " by [move 1, findAll [1, 2]]",
            "a generic batch: [{a=1}, {a=1}] by [names [a, b]]");

    @Test
    void generatedCodeWorksUnderJavac() throws Exception {
        assertThat(run("Scenario", CompilerUnderTest.javac(directory).with("-parameters")))
                .containsExactlyElementsOf(EXPECTED);
    }

    @Test
    void generatedCodeWorksUnderTheEclipseCompiler() throws Exception {
        assertThat(run("Scenario", CompilerUnderTest.ecj(directory).with("-parameters")))
                .containsExactlyElementsOf(EXPECTED);
    }

    @Test
    void batchesAndAsynchronousMethodsWorkUnderJavac() throws Exception {
        assertThat(run("LaterScenario", CompilerUnderTest.javac(directory).with("-parameters")))
                .containsExactlyElementsOf(EXPECTED_LATER);
    }

    @Test
    void batchesAndAsynchronousMethodsWorkUnderTheEclipseCompiler() throws Exception {
        assertThat(run("LaterScenario", CompilerUnderTest.ecj(directory).with("-parameters")))
                .containsExactlyElementsOf(EXPECTED_LATER);
    }

    @Test
    void staleValuesAreReturnedWhenTheMethodFails() throws Exception {
        assertThat(run("FreshScenario", CompilerUnderTest.javac(directory).with("-parameters")))
                .containsExactly(
                        "one: 1.5, then 1.5",
                        "of several: {USD=1.5}, then {USD=1.5}",
                        "later: 1.5, then 1.5",
                        "rethrown: no such currency");
    }

    @Test
    void entriesAreReadStoredAndEvictedWithoutACallOfTheService() throws Exception {
        List<String> expected = List.of(
                "cold: user:1 Optional.empty Optional.empty false",
                "loaded: Optional[User[id=1, name=loaded]] true",
                "put: true Optional[User[id=1, name=put]] true",
                "evicted: true Optional.empty Optional[User[id=1, name=loaded]]",
                "absent: Optional.empty true",
                "batch: {3=user:3, 1=user:1, 2=user:2} {1=User[id=1, name=loaded]}",
                "put of many: 1 {1=User[id=1, name=loaded], 2=User[id=2, name=put]}",
                "another id: there is no entry of the id 9 among [3, 1, 2]; put values of these ids only",
                "eviction of many: 2 {}",
                "later: true Optional[User[id=4, name=put]] true Optional[User[id=4, name=put]] true",
                "many later: 1 {6=User[id=6, name=put]} 1",
                "digest: Optional[[User[id=1, name=a]]] Optional.empty",
                "stale: Optional.empty true");
        assertThat(run("EntryScenario", CompilerUnderTest.javac(directory).with("-parameters")))
                .containsExactlyElementsOf(expected);
        assertThat(run("EntryScenario", CompilerUnderTest.ecj(directory).with("-parameters")))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void nullCollectionsArePassedToTheDelegate() throws Exception {
        List<String> expected = List.of(
                "null to read: [null, null, null] by [findAll null, findEach null, findLater null]",
                "a null element: [{1=text 1, null=text null}, text null, {null=text null, 1=text 1}]"
                        + " by [findAll [1, null]]",
                "null to update: [null, {}, text 1] by [saveAll null, find [1]]",
                "a null element to update: [{7=text 7, null=text null}, text null] by [saveAll [7, null]]",
                "null to evict: [, {1=text 1, 7=text 7, null=text null}] by [remove null, findAll [7]]",
                "null to evict, and null as the result: [null, null, {1=text 1, 7=text 7, null=text null}]"
                        + " by [removeEach null, removeLater null]",
                "a null element to evict: [, {1=text 1, 7=text 7, null=text null}]"
                        + " by [remove [1, null], findAll [1, 7, null]]");
        assertThat(run("NullScenario", CompilerUnderTest.javac(directory).with("-parameters")))
                .containsExactlyElementsOf(expected);
        assertThat(run("NullScenario", CompilerUnderTest.ecj(directory).with("-parameters")))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void unexpectedExceptionsAndNullsLoseNeitherResultNorEviction() throws Exception {
        List<String> expected = List.of(
                "ClassNotFoundException by [find -1]",
                "rename by [rename, find 1]",
                "rename by [rename]",
                "renameAlways by [renameAlways, find 1]",
                "renameLater by [renameLater, find 1]",
                "NullPointerException by []",
                "change by [change, find 1]",
                "Broken by [changeLater, find 1]",
                "changeAll by [changeAll, find 1]",
                "IllegalStateException by []",
                "Optional.empty by [name]",
                "Optional.empty by [nameLater]");

        assertThat(run("ThrowingScenario", CompilerUnderTest.javac(directory).with("-parameters")))
                .containsExactlyElementsOf(expected);
        assertThat(run("ThrowingScenario", CompilerUnderTest.ecj(directory).with("-parameters")))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void methodsAreBoundWithTheirNearCachesAndEvictionsAwaitThese() throws Exception {
        List<String> expected = List.of(
                "FIND NearPolicy[time=PT30S, shared=true]",
                "FIND_ALL NearPolicy[time=PT30S, shared=true]",
                "TAGS NearPolicy[time=PT1M, shared=false]",
                "LABELS NearPolicy[time=PT1M, shared=true]",
                "FAR null",
                "RENAME true",
                "RETAG true",
                "SAVE_EVICTION true",
                "TOUCH false",
                "User[id=1, name=ann] User[id=1, name=ann] {1=User[id=1, name=ann], 2=User[id=2, name=ann]}",
                "renamed: User[id=1, name=bob] {1=User[id=1, name=bob], 2=User[id=2, name=ann]}",
                "a copy: [old] [old]",
                "retagged: [new] [new]",
                "saved: User[id=1, name=cid] [cid] [cid]",
                "true true",
                "true",
                "copied: [cid [PEN], [PEN], {here=[PEN]}, Optional[PEN], [1, 2], 1970-01-01T00:00:00Z]",
                "copied by its getter: 1",
                "true true",
                "true",
                "by generated code: [cid [PEN], [PEN], {here=[PEN]}, Optional[PEN], [1, 2], 1970-01-01T00:00:00Z]",
                "a running.NearScenario$Thief cannot be copied as a running.NearScenario$Owner, since a subclass may have more"
                        + " state; values that are copied must be of the declared class",
                "nulls: [nobody, null, null, null, null, never]");
        assertThat(run("NearScenario", CompilerUnderTest.javac(directory).with("-parameters")))
                .containsExactlyElementsOf(expected);
        assertThat(run("NearScenario", CompilerUnderTest.ecj(directory).with("-parameters")))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void allEvictionsAreAttemptedAndTheFirstFailureIsThrown() throws Exception {
        String failed = "dev.larder.runtime.error.CacheException: FailingScenario.Items.%1$s: the eviction failed and";
        String both =
                "[%1$s [1]] " + failed + " + " + failed + " [audit:1, audit:all, item:1, page:1, page:all, page:ann]";
        String afterAnother = "[%1$s [0]] java.io.IOException: no 0 + " + failed + " [audit:0, audit:all]";
        String before = "[] " + failed + " [item:1, page:all]";
        List<String> expected = List.of(
                "[save [1]] " + failed.formatted("save") + " [audit:1, audit:all, item:1, page:1, page:all, page:ann]",
                afterAnother.formatted("save"),
                before.formatted("remove"),
                both.formatted("saveLater"),
                afterAnother.formatted("saveLater"),
                before.formatted("removeLater"));
        assertThat(run("FailingScenario", CompilerUnderTest.javac(directory).with("-parameters")))
                .containsExactlyElementsOf(expected);
        assertThat(run("FailingScenario", CompilerUnderTest.ecj(directory).with("-parameters")))
                .containsExactlyElementsOf(expected);
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(String name, CompilerUnderTest compiler) throws Exception {
        Path running = Resources.directory("running");
        Compiled compiled = compiler.compile(Map.of(
                "running/" + name + ".java",
                Resources.read(running.resolve(name + ".java")),
                "running/Recorder.java",
                Resources.read(running.resolve("Recorder.java"))));
        assertThat(compiled.success())
                .as("%s%n%s", compiled.messages(), compiled.output())
                .isTrue();
        List<String> log = new ArrayList<>();
        try (Larder larder = Larder.builder().store(InMemoryCacheStore.create()).open()) {
            Object instance = compiled.load()
                    .loadClass("running." + name)
                    .getDeclaredConstructor()
                    .newInstance();
            ((BiConsumer<Larder, List<String>>) instance).accept(larder, log);
        }
        return log;
    }
}
