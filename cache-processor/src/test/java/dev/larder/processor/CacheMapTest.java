package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larder.processor.testing.ByEachCompiler;
import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import dev.larder.processor.testing.ExampleServices;
import dev.larder.processor.testing.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map of a cache: as JSON, as a diagram, as the lock, and as metadata for native images. */
class CacheMapTest {

    private static final String USERS = """
            package shop;
            import dev.larder.annotation.*;
            import java.util.*;
            public interface Users {
                @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1m", staleIfError = "1d") Optional<User> find(long id);
                @Updates(key = "user:{user.id}", ttl = "1h", staleIfError = "1d") User save(User user);
                @Evicts(pattern = "user:*") void clear();
                void touch(long id);
                record User(long id, String name, List<Tag> tags) {}
                record Tag(String text) {}
            }
            """;

    private static final String ADMIN = """
            package shop;
            import dev.larder.annotation.*;
            public interface Admin {
                @Evicts(pattern = {"user:{id}", "[u]ser:*"}) void remove(long id);
            }
            """;

    @TempDir
    Path directory;

    @ByEachCompiler
    void tellsKeysTtlsTypesAndWhatReachesWhichKeyInWhichWay(Function<Path, CompilerUnderTest> compiler)
            throws IOException {
        JsonNode map =
                map(compiler.apply(directory).compile(Map.of("shop/Users.java", USERS, "shop/Admin.java", ADMIN)));

        JsonNode users = map.get("services").get(1);
        assertThat(users.get("type").asText()).isEqualTo("shop.Users");
        assertThat(users.get("generated").asText()).isEqualTo("shop.CachedUsers");
        assertThat(users.get("methods")).hasSize(3);
        JsonNode key = users.get("methods").get(0).get("key");
        assertThat(key.get("template").asText()).isEqualTo("user:{id}");
        assertThat(key.get("value").get("type").asText()).isEqualTo("shop.Users.User");
        assertThat(key.get("classes").toString()).isEqualTo("[\"shop.Users$Tag\",\"shop.Users$User\"]");
        assertThat(key.get("ttl").asText()).isEqualTo("1h");
        assertThat(key.get("kept").asText()).isEqualTo("1d1h");
        assertThat(key.get("nullTtl").asText()).isEqualTo("1m");
        assertThat(key.get("renewedBy").findValuesAsText("method"))
                .containsExactly("Admin.remove", "Admin.remove", "Users.save", "Users.clear");
        assertThat(key.get("renewedBy").findValuesAsText("how")).containsExactly("exact", "scan", "update", "group");
        JsonNode evicts = map.get("services").get(0).get("methods").get(0).get("evicts");
        assertThat(evicts.get(0).get("reaches").get(0).get("key").asText()).isEqualTo("user:{id}");
    }

    @ByEachCompiler
    void whatEarlierCompilationsWroteStaysAndIsSeenByTheLints(Function<Path, CompilerUnderTest> compiler)
            throws IOException {
        compiler.apply(directory).compile(Map.of("shop/Users.java", USERS));

        Compiled second = compiler.apply(directory)
                .onClassPath(directory.resolve("classes"))
                .compile(Map.of("shop/More.java", """
                        package shop;
                        import dev.larder.annotation.*;
                        public interface More {
                            @Evicts(pattern = "more:{id}") void clear(long id);
                            @Cached(key = "more:{id}", ttl = "1h") String find(long id);
                            void block(Users.User user);
                        }
                        """));

        assertThat(map(second).get("services").findValuesAsText("generated"))
                .containsExactly("shop.CachedMore", "shop.CachedUsers");
        assertThat(second.ours()).extracting(Message::code).containsExactly("EvictionMissing");
    }

    @Test
    void aModuleSeesTheMapOfTheModuleThatItDependsOn(@TempDir Path module) throws IOException {
        CompilerUnderTest.javac(directory).compile(Map.of("shop/Users.java", USERS));

        Compiled other = CompilerUnderTest.javac(module)
                .withClassPathFirst(directory.resolve("classes"))
                .compile(Map.of("admin/Accounts.java", """
                        package admin;
                        import dev.larder.annotation.*;
                        public interface Accounts {
                            @Cached(key = "account:{id}", ttl = "1h") String find(long id);
                            void block(shop.Users.User user);
                        }
                        """));

        assertThat(other.ours()).extracting(Message::code).containsExactly("EvictionMissing");
        assertThat(map(other).get("services").findValuesAsText("generated")).containsExactly("admin.CachedAccounts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"version\": 1, \"services\": [{}]}", "{\"version\": 99, \"services\": []}"})
    void aMapThatIsNoneIsWrittenAnew(String broken) throws IOException {
        Path file = directory.resolve("classes/META-INF/larder/services.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, broken);

        Compiled compiled = CompilerUnderTest.javac(directory).compile(Map.of("shop/Users.java", USERS));

        assertThat(compiled.success()).isTrue();
        assertThat(map(compiled).get("services")).hasSize(1);
    }

    @Test
    void theDiagramNamesEachKeyOnce() throws IOException {
        Path page = directory.resolve("docs/map.md");

        CompilerUnderTest.javac(directory).with("-Alarder.map=" + page).compile(Map.of("shop/Users.java", USERS));

        assertThat(Files.readString(page))
                .containsOnlyOnce("[(\"user:{id}<br/>Users.User · 1h\")]")
                .contains("([\"Users.save\"])", "-->|updates| n0", "-->|evicts a group| n0", "n0 --> n")
                .contains(
                        "| `user:{id}` | `Users.User` | 1h | Users.find | Users.save (updates), Users.clear (evicts a group) |");
    }

    @ByEachCompiler
    void mapDiagramAndLockTellWhatIsKeptNearAndWhatIsAwaited(Function<Path, CompilerUnderTest> compiler)
            throws IOException {
        Path page = directory.resolve("map.md");
        Path lock = directory.resolve("larder.lock");
        String near = USERS.replace("nullTtl", "near = \"30s\", nullTtl")
                .replace("\"user:*\"", "\"user:*\", awaitNear = true");
        Compiled compiled = compiler.apply(directory)
                .with("-Alarder.map=" + page, "-Alarder.lock=" + lock, "-Alarder.lock.write")
                .compile(Map.of("shop/Users.java", near));

        JsonNode methods = map(compiled).get("services").get(0).get("methods");
        assertThat(methods.get(0).get("key").get("near").asText()).isEqualTo("30s");
        assertThat(methods.get(1).get("key").has("near")).isFalse();
        assertThat(methods.get(2).get("evicts").get(0).get("awaitNear").asBoolean())
                .isTrue();
        assertThat(Files.readString(page)).contains("[(\"user:{id}<br/>Users.User · 1h, near 30s or 1h\")]");
        assertThat(Files.readString(lock)).contains("ttl 1h,kept=1d1h|1h,null=1m,kept=1d1h,near=30s");
        assertThat(difference(lock, near.replace("30s", "50m")))
                .contains("near=50m instead of 1h,kept=1d1h|1h,null=1m,kept=1d1h,near=30s");
    }

    @ByEachCompiler
    void whatAnEarlierCompilationKeepsNearIsKnown(Function<Path, CompilerUnderTest> compiler) throws IOException {
        String admin = ADMIN.replace("[u]ser:*\"}", "[u]ser:*\"}, awaitNear = true");
        compiler.apply(directory).compile(Map.of("shop/Users.java", USERS));
        Compiled far = compiler.apply(directory)
                .onClassPath(directory.resolve("classes"))
                .compile(Map.of("shop/Admin.java", admin));
        compiler.apply(directory)
                .compile(Map.of("shop/Users.java", USERS.replace("nullTtl", "near = \"30s\", nullTtl")));
        Compiled near = compiler.apply(directory)
                .onClassPath(directory.resolve("classes"))
                .compile(Map.of("shop/Owner.java", admin.replace("Admin", "Owner")));

        assertThat(far.ours()).extracting(Message::code).contains("AwaitNearUnused");
        assertThat(near.ours()).extracting(Message::code).doesNotContain("AwaitNearUnused");
        JsonNode key = map(near).get("services").get(1).get("methods").get(0).get("key");
        assertThat(key.get("near").asText()).isEqualTo("30s");
    }

    @Test
    void aFileThatCannotBeWrittenIsAnError() throws IOException {
        Files.writeString(directory.resolve("file"), "");

        Compiled compiled = CompilerUnderTest.javac(directory)
                .with("-Alarder.map=" + directory.resolve("file/map.md"))
                .compile(Map.of("shop/Users.java", USERS));

        assertThat(compiled.ours()).extracting(Message::code).containsExactly("OptionInvalid");
    }

    @Test
    void theLockFailsACompilationThatDiffersAndSaysWhatItMeans() throws IOException {
        Path lock = directory.resolve("larder.lock");
        assertThat(locked(lock, USERS, true)).isEmpty();
        assertThat(locked(lock, USERS, false)).isEmpty();

        assertThat(difference(lock, USERS.replace("String name", "String fullName")))
                .contains(
                        "key \"user:{id}\" stores shop.Users.User with other properties, so that stored values may be unreadable");
        assertThat(difference(lock, USERS.replace("String text", "long text"))).contains("with other properties");
        assertThat(difference(lock, USERS.replace("ttl = \"1h\"", "ttl = \"5h\"")))
                .contains("has ttl 5h,kept=1d5h|5h,null=1m,kept=1d5h instead of 1h,kept=1d1h|1h,null=1m,kept=1d1h");
        assertThat(difference(lock, USERS.replace("@Evicts(pattern = \"user:*\") ", "")))
                .contains("key \"user:{id}\" is no longer renewed by Users.clear(group)");
        assertThat(difference(lock, USERS.replace("\"user:{", "\"users:{").replace("user:*", "users:*")))
                .contains("key \"user:{id}\" is gone", "key \"users:{id}\" is new");
        assertThat(locked(lock, USERS.replace("String name", "String fullName"), true))
                .isEmpty();
        assertThat(difference(lock, USERS)).contains("with other properties");
    }

    @Test
    void anAbsentLockIsAnError() {
        assertThat(difference(directory.resolve("none.lock"), USERS)).contains("can't be read (NoSuchFileException)");
    }

    private String difference(Path lock, String source) {
        List<Message> messages = locked(lock, source, false);
        assertThat(messages).extracting(Message::code).containsExactly("LockDiffers");
        return messages.get(0).text();
    }

    private List<Message> locked(Path lock, String source, boolean write) {
        CompilerUnderTest compiler = CompilerUnderTest.javac(directory).with("-proc:only", "-Alarder.lock=" + lock);
        return (write ? compiler.with("-Alarder.lock.write") : compiler)
                .compile(Map.of("shop/Users.java", source))
                .ours();
    }

    /** The storefront's lock, and its map among the pages, are what its build compares and writes. */
    @Test
    void theLockAndTheMapOfTheExamplesAreCurrent() throws IOException {
        Path page = directory.resolve("map.md");

        Compiled compiled = CompilerUnderTest.javac(directory)
                .with("-proc:only", "-implicit:none", "-Alarder.map=" + page, "-Alarder.lock=../examples/larder.lock")
                .onSourcePath(ExampleServices.FOLDER)
                .compile(ExampleServices.sources());

        assertThat(compiled.ours()).isEmpty();
        assertThat(Files.readString(page)).isEqualTo(Files.readString(Path.of("../docs/storefront-map.md")));
    }

    @Test
    void theMetadataForNativeImagesHasTheClassesOfValuesWithThoseThatTheyConsistOf() throws IOException {
        Compiled compiled = CompilerUnderTest.javac(directory).compile(Map.of("shop/Users.java", """
                package shop;
                import com.fasterxml.jackson.annotation.*;
                import com.fasterxml.jackson.databind.annotation.*;
                import com.fasterxml.jackson.databind.util.StdConverter;
                import dev.larder.annotation.*;
                import java.util.*;
                public interface Users {
                    @Cached(key = "user:{id}", ttl = "1h") Map<String, List<User>> find(long id);
                    class Base { public long id; }
                    class User extends Base { public Kind kind; public Pet[] pets; @JsonDeserialize(converter = Trim.class) public String name; }
                    enum Kind { A, B }
                    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonSubTypes(@JsonSubTypes.Type(Cat.class)) interface Pet {}
                    record Cat(String name) implements Pet {}
                    class Trim extends StdConverter<String, String> { public String convert(String text) { return text.trim(); } }
                    record Unused(String text) {}
                }
                """));

        JsonNode metadata = new ObjectMapper()
                .readTree(compiled.classes()
                        .resolve("META-INF/native-image/dev.larder/shop/reachability-metadata.json")
                        .toFile());
        assertThat(metadata.get("reflection").findValuesAsText("type"))
                .contains(
                        "shop.CachedUsers",
                        "shop.Users$Base",
                        "shop.Users$User",
                        "shop.Users$Kind",
                        "shop.Users$Pet",
                        "shop.Users$Cat",
                        "shop.Users$Trim")
                .doesNotContain("shop.Users$Unused", "java.lang.String");
        assertThatTheSchemaHolds(metadata);
    }

    /** The part of GraalVM's schema (reachability-metadata-schema-v1.1.0) that concerns what is written. */
    private static void assertThatTheSchemaHolds(JsonNode metadata) {
        assertThat(names(metadata)).containsExactlyInAnyOrder("reflection", "resources");
        for (JsonNode entry : metadata.get("reflection")) {
            assertThat(entry.get("type").isTextual()).isTrue();
            entry.fields().forEachRemaining(field -> {
                if (!field.getKey().equals("type")) {
                    assertThat(field.getKey())
                            .isIn("allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields");
                    assertThat(field.getValue().isBoolean()).isTrue();
                }
            });
        }
        for (JsonNode entry : metadata.get("resources")) {
            assertThat(names(entry)).containsExactly("glob");
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode map(Compiled compiled) throws IOException {
        assertThat(compiled.success()).as(compiled.messages().toString()).isTrue();
        return new ObjectMapper()
                .readTree(compiled.classes()
                        .resolve("META-INF/larder/services.json")
                        .toFile());
    }
}
