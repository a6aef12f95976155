package dev.larder.runtime.spi.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.index.GroupPattern;
import org.junit.jupiter.api.Test;

class NearHashTest {

    @Test
    void isTheHashThatOtherProgramsKnow() {
        // From the list of test vectors of its authors.
        assertThat(NearHash.ofKey("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(NearHash.ofKey("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(NearHash.ofKey("foobar")).isEqualTo(0x85944171f73967e8L);
    }

    @Test
    void theHashesOfPrefixesAreThoseOfTheirTexts() {
        assertThat(NearHash.ofPrefixes("user:42:profile"))
                .containsExactly(NearHash.EVERYTHING, NearHash.ofKey("user"), NearHash.ofKey("user:42"));
        assertThat(NearHash.ofPrefixes("user")).containsExactly(NearHash.EVERYTHING);
    }

    @Test
    void otherLettersAreHashedAsUtf8() {
        assertThat(NearHash.ofPrefixes("Å:b")).containsExactly(NearHash.EVERYTHING, NearHash.ofKey("Å"));
        assertThat(NearHash.ofGroup(GroupPattern.scanned("Å:*"))).isEqualTo(NearHash.ofKey("Å"));
    }

    @Test
    void aGroupHasTheLongestPrefixThatAllItsKeysHave() {
        assertThat(group("user:42:*")).isEqualTo(NearHash.ofKey("user:42"));
        assertThat(group("user:4*:profile")).isEqualTo(NearHash.ofKey("user"));
        assertThat(group("user:[ab]:x")).isEqualTo(NearHash.ofKey("user"));
        assertThat(group("user:?:x")).isEqualTo(NearHash.ofKey("user"));
        assertThat(group("user:\\*:x:*")).isEqualTo(NearHash.ofKey("user:*:x"));
    }

    @Test
    void aGroupWithoutSuchAPrefixIsEverything() {
        assertThat(group("*:profile")).isEqualTo(NearHash.EVERYTHING);
        assertThat(group("us*")).isEqualTo(NearHash.EVERYTHING);
    }

    private static long group(String glob) {
        return NearHash.ofGroup(GroupPattern.scanned(glob));
    }
}
