package dev.larder.processor;

import static dev.larder.processor.testing.NearUsers.method;
import static dev.larder.processor.testing.NearUsers.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.testing.ByEachCompiler;
import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import dev.larder.processor.testing.Resources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which values are copied by generated code for the callers of a near cache, and why others are decoded from JSON. */
class NearCopiesTest {

    /** Types, each with the function that copies its values. */
    private static final Map<String, String> COPIED = Map.ofEntries(
            Map.entry("List<String>", "Copies::list"),
            Map.entry("Collection<Integer>", "Copies::list"),
            Map.entry("Set<Level>", "Copies::set"),
            Map.entry("Map<Level, String>", "Copies::map"),
            Map.entry("List<Tagged>", "list -> Copies.list(list, CachedUsers::copyOfTagged)"),
            Map.entry("List<List<String>>", "list -> Copies.list(list, Copies::list)"),
            Map.entry(
                    "List<Set<Tagged>>",
                    "list -> Copies.list(list, set -> Copies.set(set, CachedUsers::copyOfTagged))"),
            Map.entry(
                    "Map<Long, Collection<Tagged>>",
                    "map -> Copies.map(map, list -> Copies.list(list, CachedUsers::copyOfTagged))"),
            Map.entry(
                    "List<List<List<byte[]>>>",
                    "list -> Copies.list(list, list2 -> Copies.list(list2,"
                            + " list3 -> Copies.list(list3, CachedUsers::copyOfByteArray)))"),
            Map.entry("Optional<List<String>>", "Copies::list"),
            Map.entry("int[]", "CachedUsers::copyOfIntArray"),
            Map.entry("Level[]", "CachedUsers::copyOfLevelArray"),
            Map.entry("Date", "CachedUsers::copyOfDate"),
            Map.entry("java.sql.Timestamp", "CachedUsers::copyOfTimestamp"),
            Map.entry("Tagged", "CachedUsers::copyOfTagged"),
            Map.entry("Tree", "CachedUsers::copyOfTree"),
            Map.entry("Box<List<String>>", "CachedUsers::copyOfBox3"),
            Map.entry("Box<Box<Date>>", "CachedUsers::copyOfBox"),
            Map.entry("Many", "CachedUsers::copyOfMany"),
            Map.entry("Bean", "CachedUsers::copyOfBean"),
            Map.entry("SubBean", "CachedUsers::copyOfSubBean"),
            Map.entry("Holder<String>", "CachedUsers::copyOfHolder"),
            Map.entry("OpenFields", "CachedUsers::copyOfOpenFields"),
            Map.entry("Fluent", "CachedUsers::copyOfFluent"),
            Map.entry("Old", "CachedUsers::copyOfOld"));

    /** Types that are decoded, each with the reason. */
    private static final Map<String, String> DECODED = Map.ofEntries(
            Map.entry("ArrayList<String>", "its result is ArrayList<String>, which Larder does not copy"),
            Map.entry("SortedSet<String>", "its result is SortedSet<String>, which Larder does not copy"),
            Map.entry("StringBuilder", "its result is StringBuilder, which Larder does not copy"),
            Map.entry("Map<Tagged, String>", "its result is Map<Tagged, String>, whose keys may change"),
            Map.entry("int[][]", "its result is int[][], whose elements may change"),
            Map.entry("List<Tagged[]>", "the content of List<Tagged[]> is Tagged[], whose elements may change"),
            Map.entry("Shape", "its result is Shape, which does not tell the class of its objects"),
            Map.entry("Named", "its result is Named, whose annotations tell Jackson how to read it"),
            Map.entry("ReadAs", "'names' of ReadAs is Set<String>, whose annotations tell Jackson how to read it"),
            Map.entry("Parent", "'children' of Parent is List<Child>, whose annotations tell Jackson how to read it"),
            Map.entry("Two", "Two has another constructor of as many parameters as components"),
            Map.entry("Final", "Final has no constructor without parameters that the generated class can call"),
            Map.entry("Throwing", "Throwing has no constructor without parameters that the generated class can call"),
            Map.entry("NoGetter", "NoGetter has no getter of 'name' that the generated class can call"),
            Map.entry("NoSetter", "NoSetter has no setter of 'names' that the generated class can call"),
            Map.entry("OtherGetter", "OtherGetter has no getter of 'names' that the generated class can call"),
            Map.entry("OtherSetter", "OtherSetter has no setter of 'names' that the generated class can call"),
            Map.entry("TwoSetters", "TwoSetters has no setter of 'names' that the generated class can call"),
            Map.entry("FinalField", "FinalField has no setter of 'names' that the generated class can call"),
            Map.entry("NoField", "NoField has 'setOther' but no such field"),
            Map.entry("Empty", "Empty has no fields that are known"),
            Map.entry("WithTransient", "WithTransient has the transient field 'hash'"),
            Map.entry("Hiding", "Hiding has two fields 'name'"),
            Map.entry("Failure", "Failure extends Exception"),
            Map.entry("ByLombok", "ByLombok is changed by Lombok"),
            Map.entry("Wrong", "'name' of Wrong is StringBuilder, which Larder does not copy"));

    private static final String TYPES = """
                enum Level { LOW, HIGH }
                @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface Checked {}
                record Tagged(String name, Set<String> tags) {}
                record Tree(List<Tree> children, Optional<Tree> next, Tree other) {}
                record Box<T>(T value) {}
                record Two(List<String> names) { Two(Set<String> names) { this(new ArrayList<>(names)); } }
                record Many(List<String> names) { Many() { this("a", "b"); } Many(String one, String two) { this(List.of(one, two)); } }
                record ReadAs(@JsonDeserialize(as = TreeSet.class) Set<String> names) {}
                record Wrong(StringBuilder name) {}
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonSubTypes(@JsonSubTypes.Type(Circle.class))
                sealed interface Shape permits Circle {}
                record Circle(int[] center) implements Shape {}
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonSubTypes(@JsonSubTypes.Type(Named.class))
                class Named { public String name; }
                class Parent { public String name; @JsonManagedReference public List<Child> children; }
                class Child { public String name; }
                class Bean {
                    static int count;
                    private String name; private boolean old; private Boolean known; private List<@Checked Tagged> tagged;
                    public String getName() { return name; }
                    public void setName(String name) { this.name = name; }
                    public boolean isOld() { return old; }
                    public void setOld(boolean old) { this.old = old; }
                    public Boolean getKnown() { return known; }
                    public void setKnown(Boolean known) { this.known = known; }
                    public List<Tagged> getTagged() { return tagged; }
                    public void setTagged(List<Tagged> tagged) { this.tagged = tagged; }
                    public String getUpperName() { return name.toUpperCase(); }
                }
                final class SubBean extends Bean {
                    public Bean other;
                    @Override public void setName(String name) { super.setName(name); }
                }
                abstract class Holding<T> {
                    private List<T> held;
                    public List<T> getHeld() { return held; }
                    public void setHeld(List<T> held) { this.held = held; }
                }
                class Holder<T> extends Holding<T> { public T one; }
                class OpenFields { public List<String> names; public final class Inner {} }
                class Fluent {
                    private int[] codes;
                    public int[] getCodes() { return codes; }
                    public Fluent setCodes(int[] codes) { this.codes = codes; return this; }
                }
                class Old {
                    private Date since;
                    @Deprecated public Date getSince() { return since; }
                    @Deprecated public void setSince(Date since) { this.since = since; }
                }
                final class Final { private final String name; Final(String name) { this.name = name; } }
                class Throwing { public String name; public Throwing() throws java.io.IOException {} }
                class NoGetter { private String name; public void setName(String name) { this.name = name; } }
                class NoSetter { private List<String> names; public List<String> getNames() { return names; } }
                class OtherGetter {
                    private List<String> names;
                    public Collection<String> getNames() { return names; }
                    public void setNames(List<String> names) { this.names = names; }
                }
                class OtherSetter {
                    private List<String> names;
                    public List<String> getNames() { return names; }
                    public void setNames(Collection<String> names) { this.names = new ArrayList<>(names); }
                }
                class TwoSetters {
                    private Collection<String> names;
                    public Collection<String> getNames() { return names; }
                    public void setNames(Collection<String> names) { this.names = names; }
                    public void setNames(List<String> names) { this.names = names; }
                }
                class FinalField { public final List<String> names = new ArrayList<>(); public List<String> getNames() { return names; } }
                class NoField { public String name; public void setOther(String other) { name = other; } }
                class Empty {}
                class WithTransient { public String name; public transient int hash; }
                class Named1 { public String name; }
                class Hiding extends Named1 { public String name; }
                @lombok.Data class ByLombok { public String name; }
                class Failure extends Exception { public String name; }
            """;

    private static final Pattern CONSTANT = Pattern.compile(
            "(?:// It is decoded from JSON, since (.*)\\.\n +)?\\.near\\(.*\\)\n +(?:\\.nearCopies\\((.*)\\)\n +)?\\.build");

    @TempDir
    Path directory;

    @ByEachCompiler
    void valuesWhoseTypesTellTheirStateAndClassAreCopied(Function<Path, CompilerUnderTest> compiler) {
        Map<String, String> expected = new TreeMap<>(COPIED);
        expected.putAll(DECODED);
        StringBuilder members = new StringBuilder(TYPES);
        expected.keySet().forEach(type -> members.append(method(members.length(), type)));

        Compiled compiled = compiler.apply(directory)
                .with("-Alarder.values=near.Users.Hiding,near.Users.Failure")
                .compile(Map.of(
                        "near/Users.java",
                        source("Users", members.toString()),
                        "lombok/Data.java",
                        Resources.read(Resources.directory("foreign").resolve("lombok/Data.java"))));

        assertThat(decisions(compiled)).containsExactlyElementsOf(expected.values());
    }

    @Test
    void aTypeThatItsModuleKeepsToItselfIsNotNamed(@TempDir Path library) {
        Compiled types = CompilerUnderTest.javac(library)
                .compile(Map.of(
                        "module-info.java", "module types { exports types.open; }",
                        "types/hidden/Hidden.java", "package types.hidden; public record Hidden(int[] codes) {}",
                        "types/open/Open.java",
                                "package types.open; public record Open(types.hidden.Hidden hidden, int[] codes) {}",
                        "types/open/Plain.java", "package types.open; public record Plain(int[] codes) {}"));
        assertThat(types.success()).as(types.messages().toString()).isTrue();

        Compiled compiled = CompilerUnderTest.javac(directory)
                .with("--module-path", types.classes().toString(), "--add-reads", "app=ALL-UNNAMED")
                .compile(Map.of(
                        "module-info.java",
                        "module app { requires types; }",
                        "near/Users.java",
                        source("Users", method(0, "types.open.Open") + method(1, "types.open.Plain"))));

        assertThat(decisions(compiled))
                .containsExactly(
                        "'hidden' of Open is Hidden, which the generated class cannot name",
                        "CachedUsers::copyOfPlain");
    }

    private static List<String> decisions(Compiled compiled) {
        assertThat(compiled.success()).as(compiled.messages().toString()).isTrue();
        return CONSTANT.matcher(compiled.generated().get("near/CachedUsers.java"))
                .results()
                .map(found -> (found.group(1) == null ? found.group(2) : found.group(1)).replace("Users.", ""))
                .toList();
    }
}
