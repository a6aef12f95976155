package dev.larder.runtime.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.larder.runtime.spi.index.IndexEntry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTemplateTest {

    @Test
    void argumentsFillTheHolesInOrder() {
        assertThat(key("user:{id}:orders:{number}", 42L, "A-7")).isEqualTo("user:42:orders:A-7");
    }

    @Test
    void aTemplateWithoutHolesIsAKey() {
        assertThat(new KeyFactory(KeyTemplate.of("settings"), "").key().name()).isEqualTo("settings");
    }

    @Test
    void aSingleArgumentNeedsNoArray() {
        assertThat(new KeyFactory(KeyTemplate.of("user:{id}:profile"), "shop:")
                        .key(7)
                        .name())
                .isEqualTo("shop:user:7:profile");
    }

    @Test
    void aNumberHasOneKeyWhateverItsType() {
        KeyFactory keys = new KeyFactory(KeyTemplate.of("user:{id}:profile"), "shop:");
        for (long number : new long[] {0, -1, 7, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(keys.numberKey(number)).isEqualTo(keys.key(number));
            assertThat(keys.numberKey(number).indexPrefixes())
                    .isEqualTo(keys.key(number).indexPrefixes());
        }
        assertThat(keys.numberKey(7)).isEqualTo(keys.key((byte) 7)).isEqualTo(keys.key(7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyFactory(KeyTemplate.of("settings"), "").numberKey(7))
                .withMessageContaining("takes 0 values but was given 1");
    }

    @Test
    void eachTypeHasItsStableText() {
        assertThat(key("k:{v}", TimeUnit.DAYS)).isEqualTo("k:DAYS");
        assertThat(key("k:{v}", Optional.of(3))).isEqualTo("k:3");
        assertThat(key("k:{v}", Optional.empty())).isEqualTo("k:~");
        assertThat(key("k:{v}", new BigDecimal("1.50"))).isEqualTo("k:1.50");
        assertThat(key("k:{v}", Locale.CANADA_FRENCH)).isEqualTo("k:fr-CA");
        assertThat(key("k:{v}", 'x')).isEqualTo("k:x");
        assertThat(key("k:{v}", true)).isEqualTo("k:true");
        assertThat(key("k:{v}", LocalTime.of(9, 30))).isEqualTo("k:09%3A30");
        assertThat(key("k:{v}", Instant.EPOCH)).isEqualTo("k:1970-01-01T00%3A00%3A00Z");
        assertThat(key("k:{v}", URI.create("http://x/?a=1"))).isEqualTo("k:http%3A//x/%3Fa=1");
        UUID uuid = UUID.randomUUID();
        assertThat(key("k:{v}", uuid)).isEqualTo("k:" + uuid);
    }

    @Test
    void anArgumentThatOverridesToStringIsNotTrustedWithAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key("k:{v}", List.of(1)))
                .withMessageContaining("has no stable text to stand in a key; use a property of it or {...|sha256}");
    }

    @Test
    void lettersOfAnyScriptStayReadable() {
        assertThat(key("k:{v}", "Åsa 日本")).isEqualTo("k:Åsa%20日本");
    }

    @Test
    void longArgumentsBecomeTheirDigest() {
        assertThat(key("k:{v}", "x".repeat(128))).isEqualTo("k:" + "x".repeat(128));
        assertThat(key("k:{v}", "x".repeat(129))).matches("k:sha256-[0-9a-f]{64}");
        // 43 blanks take 129 encoded bytes.
        assertThat(key("k:{v}", " ".repeat(43))).matches("k:sha256-[0-9a-f]{64}");
    }

    @Test
    void aTextThatLooksLikeADigestIsEncoded() {
        assertThat(key("k:{v}", "sha256-00")).isEqualTo("k:%73ha256-00");
    }

    @Test
    void theNumberOfArgumentsMustFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key("user:{id}:{name}", 1))
                .withMessage("\"user:{id}:{name}\" takes 2 values but was given 1");
    }

    @Test
    void aKeyIsListedUnderEachProperPrefixButNotUnderTheKeyPrefix() {
        CacheKey key = new KeyFactory(KeyTemplate.of("user:{id}:orders:{n}"), "eu:shop:").key(new Object[] {1, 2});

        assertThat(key.indexPrefixes()).containsExactly("eu:shop:user", "eu:shop:user:1", "eu:shop:user:1:orders");
        assertThat(key.indexEntry(false)).isEqualTo(new IndexEntry.Unindexed("eu:shop:user"));
        assertThat(key.indexEntry(true)).isEqualTo(new IndexEntry.Indexed(key.indexPrefixes()));
    }

    @Test
    void aKeyTellsItsArgumentsToNobody() {
        CacheKey key = new KeyFactory(KeyTemplate.of("user:{mail}"), "").key("ada@example.org");

        assertThat(key.toString()).startsWith("user:…").doesNotContain("ada");
    }

    @Test
    void templatesOfTheSameShapeGiveTheSameKeys() {
        assertThat(KeyTemplate.of("user:{id}:profile").shape())
                .isEqualTo(KeyTemplate.of("user:{user.id}:profile").shape());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{id}",
                "user::x",
                "user:",
                ":user",
                "user-{id}",
                "user:{id",
                "user:{}",
                "a b",
                "user:*",
                "user:#ix",
                "u~",
                "%41"
            })
    void aMalformedTemplateIsRefusedAndQuoted(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyTemplate.of(template))
                .withMessageStartingWith("\"" + template + "\" ");
    }

    private static String key(String template, Object... values) {
        return new KeyFactory(KeyTemplate.of(template), "").key(values).name();
    }
}
