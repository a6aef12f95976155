package dev.larder.runtime.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.larder.runtime.spi.index.GroupPattern;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPatternTest {

    @Test
    void aPatternWithoutWildcardsIsOneKey() {
        EvictionTarget target = KeyPattern.of("user:{id}:profile").with(42);

        assertThat(target.isExact()).isTrue();
        assertThat(target.text("shop:")).isEqualTo("shop:user:42:profile");
    }

    @Test
    void aGroupIsFoundUnderItsLongestPrefixWithoutWildcards() {
        assertThat(group("user:{id}:*", 42)).isEqualTo(new GroupPattern("user:42:*", "user:42", "user"));
        assertThat(group("user:*:{id}", 42)).isEqualTo(new GroupPattern("user:*:42", "user", "user"));
        assertThat(group("user:4?:x")).isEqualTo(new GroupPattern("user:4?:x", "user", "user"));
        assertThat(group("user:{id}:orders:2026-*", 1))
                .isEqualTo(new GroupPattern("user:1:orders:2026-*", "user:1:orders", "user"));
    }

    @Test
    void theKeyPrefixBelongsToTheHead() {
        assertThat(KeyPattern.of("user:{id}:*").with(42).group("shop:"))
                .isEqualTo(new GroupPattern("shop:user:42:*", "shop:user:42", "shop:user"));
    }

    @Test
    void aPatternThatBeginsWithAWildcardScansWithinTheKeyPrefix() {
        assertThat(KeyPattern.of("*").with().group("shop:")).isEqualTo(GroupPattern.scanned("shop:*"));
        assertThat(KeyPattern.of("us*:1").with().group("")).isEqualTo(GroupPattern.scanned("us*:1"));
    }

    @Test
    void argumentsAreNeverWildcards() {
        assertThat(group("user:{id}:*", "*").glob()).isEqualTo("user:%2A:*");
        assertThat(group("user:{id}:*", "[a]").glob()).isEqualTo("user:%5Ba%5D:*");
        assertThat(group("user:{id}:*", "a:b").prefix()).isEqualTo("user:a%3Ab");
    }

    @Test
    void anyValueMakesAGroup() {
        assertThat(group("user:{id}:profile", KeyPattern.ANY))
                .isEqualTo(new GroupPattern("user:*:profile", "user", "user"));
        assertThat(group("user:{id}:{part}", 42, KeyPattern.ANY))
                .isEqualTo(new GroupPattern("user:42:*", "user:42", "user"));
        assertThat(KeyPattern.of("user:{id}").with(KeyPattern.ANY).isExact()).isFalse();
    }

    @Test
    void theNumberOfArgumentsMustFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyPattern.of("user:{id}:*").with())
                .withMessage("\"user:{id}:*\" takes 1 values but was given 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyPattern.of("user:*").with(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "user:*", "user:?", "user:[abc]", "user:[^a]x", "user:[a-z]*", "user:*:{id}", "u*r"})
    void wildcardsOfRedisAreUnderstood(String pattern) {
        assertThat(KeyPattern.of(pattern)).hasToString(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user:{id}*",
                "user:*{id}",
                "{id}:*",
                "user:[",
                "user:[]",
                "user:[^]",
                "user:[a-]",
                "user:a]",
                "user:\\*",
                "user::*",
                "user: *"
            })
    void aMalformedPatternIsRefusedAndQuoted(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyPattern.of(pattern))
                .withMessageStartingWith("\"" + pattern + "\" ");
    }

    @Test
    void aTargetIsReadFromItsText() {
        HostileArguments arguments = new HostileArguments(new Random(7));
        for (String pattern :
                new String[] {"user:{id}:profile", "user:{id}:*", "user:*:{id}", "u[a-c]:{id}", "a:b?:{id}"}) {
            for (int i = 0; i < 2_000; i++) {
                EvictionTarget written = KeyPattern.of(pattern).with(arguments.next());
                EvictionTarget read = EvictionTarget.parse(written.text(""));

                assertThat(read.isExact()).isEqualTo(written.isExact());
                assertThat(read.text("shop:")).isEqualTo(written.text("shop:"));
                if (!read.isExact()) {
                    assertThat(read.group("shop:")).isEqualTo(written.group("shop:"));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":a", "user:a b", "user:{id}", "user:a\n", "user:\\*", "user:1#ix"})
    void aTextOfNoTargetIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvictionTarget.parse(text))
                .withMessageContaining("is neither a key nor a pattern");
    }

    private static GroupPattern group(String pattern, Object... values) {
        return KeyPattern.of(pattern).with(values).group("");
    }
}
