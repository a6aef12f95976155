package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.testing.CompilerUnderTest;
import dev.larder.processor.testing.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages propose: it must be in order itself, and say what the developer meant. */
class RemediesTest {

    private static final String SERVICE = """
            package remedies;
            import dev.larder.annotation.*;
            import java.util.*;
            interface Users {
                @Cached(%s, ttl = "1h")
                String find(long id, User user, Since since, Params params, Map<String, String> query, Open open, String name);
            }
            record User(long id, String name) {}
            class Since { int getYear() { return 1; } int getMonth() { return 1; } Date date; }
            class Params { private String id; int size() { return 1; } Object value; }
            class Open { Object any; String getOpenId() { return ""; } }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "'user:' + #id > user:{id}",
                "'user:' + #user.id + ':' + #name > user:{user.id}:{name}",
                "user:${id} > user:{id}",
                "user:#{#id} > user:{id}",
                "user:{#id} > user:{id}",
                "user:{{id}} > user:{id}",
                "user-${id} > user:{id}",
                "#id > users:{id}",
                "#user.name > users:{user.name}",
                "user:%{name} > user:{name}",
            },
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '"')
    void keysOfOtherLanguagesAreTranslated(String foreign, String template) {
        assertThat(remedy("key = \"" + foreign + "\"")).endsWith("; write \"" + template + "\"");
        assertThat(messages("key = \"" + template + "\""))
                .extracting(Message::code)
                .containsOnly("KeyIgnoresParameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#root.methodName",
                "{#root.methodName}:{id}",
                "T(java.util.Objects).hash(#id)",
                "'a' + #other",
                "#id + 1"
            })
    void noProposedTranslationIsAnError(String foreign) {
        assertThat(remedy("key = \"" + foreign + "\""))
                .startsWith("[KeyForeignSyntax]")
                .satisfiesAnyOf(
                        text -> assertThat(text).endsWith("such as \"user:{id}\""),
                        text -> assertThat(text).endsWith("with the names of interface and method"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "#id eq 1 > id == 1",
                "#id gt 0 and #id le 9 > id gt0 && id <= 9",
                "not #name.isEmpty() > !name.isEmpty()",
                "#name == 'ann' or #p0 ne 2 > name == ANN || id != 2",
                "#user?.id lt 3 > user.id < 3",
                "T(java.lang.Math).abs(#id) ge 2 > java.lang.Math.abs(id) GE 2",
            },
            quoteCharacter = '"')
    void conditionsOfSpringAreTranslated(String foreign, String java) {
        String expected = java.replace("gt0", "> 0").replace("GE", ">=").replace("ANN", "\"ann\"");

        assertThat(remedy("key = \"user:{id}\", when = \"" + foreign + "\""))
                .startsWith("[ConditionForeignSyntax]")
                .endsWith("; write Java, such as \"" + expected + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "user, write {user.id} or {user|sha256}",
        "since, write {since|sha256}",
        "params, pass the properties that identify a call as parameters; or write paths to them",
        "query, write {query|sha256}",
        "open, write {open.openId}",
    })
    void proposedPlaceholdersTellValuesApart(String placeholder, String remedy) {
        assertThat(remedy("key = \"user:{" + placeholder + "}\""))
                .startsWith("[KeyArgumentUnstable]")
                .endsWith("; " + remedy.replace("; or", ", or"));
    }

    private String remedy(String attributes) {
        List<Message> messages = messages(attributes);
        assertThat(messages).hasSize(1);
        return messages.get(0).text();
    }

    private List<Message> messages(String attributes) {
        return CompilerUnderTest.javac(directory)
                .with("-proc:only")
                .compile(Map.of("remedies/Users.java", SERVICE.formatted(attributes)))
                .ours();
    }
}
