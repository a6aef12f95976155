package dev.larder.processor;

import static dev.larder.processor.testing.NearUsers.method;
import static dev.larder.processor.testing.NearUsers.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.testing.ByEachCompiler;
import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** Which types are proven to be immutable, so that the callers of a JVM share one object, and which are not. */
class NearCacheTest {

    private static final List<String> PROVEN = List.of(
            "Integer",
            "long",
            "String",
            "Level",
            "java.time.DayOfWeek",
            "Optional<String>",
            "Plain",
            "Deep",
            "Itself",
            "Empty",
            "Box<String>",
            "Box<Box<Plain>>",
            "ExplicitAccessor",
            "WithStaticState",
            "Shape");

    /** Types that are not proven, each with the part that is to blame. */
    private static final Map<String, String> COPIED = Map.ofEntries(
            Map.entry("List<String>", "its result is List<String>, which may change"),
            Map.entry("Map<String, Long>", "its result is Map<String, Long>, which may change"),
            Map.entry("int[]", "its result is int[], which may change"),
            Map.entry("Date", "its result is Date, which may change"),
            Map.entry("StringBuilder", "its result is StringBuilder, which may change"),
            Map.entry("Optional<List<String>>", "its result is List<String>, which may change"),
            Map.entry("Tagged", "'tags' of Tagged is Set<String>, which may change"),
            Map.entry("Data", "'bytes' of Data is byte[], which may change"),
            Map.entry("Nested", "'tags' of Tagged is Set<String>, which may change"),
            Map.entry("Box<List<String>>", "'value' of Box<List<String>> is List<String>, which may change"),
            Map.entry("Box<Box<int[]>>", "'value' of Box<int[]> is int[], which may change"),
            Map.entry("Final", "its result is Final, which may change"),
            Map.entry("Bean", "its result is Bean, which has 'setName'"),
            Map.entry("Open", "an implementation of Open is Other, which may change"),
            Map.entry("Result<String>", "'value' of Ok<T> is T, which may change"),
            Map.entry("Entry<String, String>", "its result is Map.Entry<String, String>, which may change"));

    private static final String TYPES = """
                enum Level { LOW, HIGH }
                record Empty() {}
                record Plain(long id, Boolean flag, char sign, String name, Level level) {}
                record Deep(Plain plain, java.math.BigDecimal amount, java.math.BigInteger count, java.util.UUID id,
                        java.net.URI uri, Locale locale, Currency currency, java.time.ZonedDateTime time, java.time.ZoneId zone,
                        Optional<Level> level, OptionalInt number) {}
                record Itself(String name, Optional<Itself> parent) {}
                record Box<T>(T value) {}
                record ExplicitAccessor(String name) { public String name() { return name + last; } static String last = ""; }
                record WithStaticState(String name) { static final List<String> LAST = new ArrayList<>(); }
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonSubTypes({@JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(Square.class)})
                sealed interface Shape permits Circle, Angular {}
                record Circle(double radius) implements Shape {}
                sealed interface Angular extends Shape permits Square {}
                record Square(double side) implements Angular {}
                record Tagged(String name, Set<String> tags) {}
                record Data(byte[] bytes) {}
                record Nested(Plain plain, Optional<Tagged> tagged) {}
                final class Final { private final String name; Final(String name) { this.name = name; } }
                class Bean { private String name; public void setName(String name) { this.name = name; } }
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonSubTypes({@JsonSubTypes.Type(One.class), @JsonSubTypes.Type(Other.class)})
                sealed interface Open permits One, Other {}
                record One(String name) implements Open {}
                non-sealed class Other implements Open {}
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonSubTypes(@JsonSubTypes.Type(Ok.class))
                sealed interface Result<T> permits Ok {}
                record Ok<T>(T value) implements Result<T> {}
            """;

    private static final Pattern CONSTANT =
            Pattern.compile("// (All callers share one object|Each caller gets a copy), since (.*)\\.\n(?: +//.*\n)?"
                    + " +\\.near\\(Duration\\.ofSeconds\\(30\\)\\)\n +(\\.nearShared\\(\\))?");

    @TempDir
    Path directory;

    @ByEachCompiler
    void callersShareObjectsOfTypesThatAreProvenToBeImmutable(Function<Path, CompilerUnderTest> compiler) {
        List<String> decisions = decisions(compiler.apply(directory), PROVEN, "near = \"30s\"");

        assertThat(decisions)
                .hasSameSizeAs(PROVEN)
                .allMatch(decision -> decision.startsWith("All callers share one object")
                        && decision.endsWith(" is immutable .nearShared()"));
    }

    @ByEachCompiler
    void eachCallerGetsACopyOfAnyOtherValue(Function<Path, CompilerUnderTest> compiler) {
        List<String> types = List.copyOf(COPIED.keySet());

        assertThat(decisions(compiler.apply(directory), types, "near = \"30s\""))
                .containsExactlyElementsOf(types.stream()
                        .map(type -> "Each caller gets a copy " + COPIED.get(type))
                        .toList());
    }

    @ByEachCompiler
    void callersShareWhatTheAuthorPromises(Function<Path, CompilerUnderTest> compiler) {
        assertThat(decisions(
                        compiler.apply(directory), List.copyOf(COPIED.keySet()), "near = \"30s\", nearShared = true"))
                .containsOnly("All callers share one object nearShared promises that nobody changes it .nearShared()");
    }

    /** Types that come from class files are proven as those that are compiled. */
    @ByEachCompiler
    void typesOfClassFilesAreProvenToo(Function<Path, CompilerUnderTest> compiler, @TempDir Path library) {
        Compiled types = CompilerUnderTest.javac(library).compile(Map.of("near/Types.java", source("Types", TYPES)));
        assertThat(types.success()).as(types.messages().toString()).isTrue();
        String service =
                source("Users", method(0, "Types.Deep") + method(1, "Types.Shape") + method(2, "Types.Tagged"));

        Compiled compiled =
                compiler.apply(directory).onClassPath(types.classes()).compile(Map.of("near/Users.java", service));

        assertThat(decisions(compiled))
                .containsExactly(
                        "All callers share one object Types.Deep is immutable .nearShared()",
                        "All callers share one object Types.Shape is immutable .nearShared()",
                        "Each caller gets a copy 'tags' of Types.Tagged is Set<String>, which may change");
    }

    private static List<String> decisions(CompilerUnderTest compiler, List<String> types, String attributes) {
        StringBuilder members = new StringBuilder(TYPES);
        for (int i = 0; i < types.size(); i++) {
            members.append(method(i, types.get(i)).replace("near = \"30s\"", attributes));
        }
        return decisions(compiler.with("-Alarder.values=near.Users.Result")
                .compile(Map.of("near/Users.java", source("Users", members.toString()))));
    }

    private static List<String> decisions(Compiled compiled) {
        assertThat(compiled.success()).as(compiled.messages().toString()).isTrue();
        Matcher decision = CONSTANT.matcher(compiled.generated().get("near/CachedUsers.java"));
        return decision.results()
                .map(found -> found.group(1) + " " + found.group(2).replace("Users.", "")
                        + (found.group(3) == null ? "" : " " + found.group(3)))
                .toList();
    }
}
