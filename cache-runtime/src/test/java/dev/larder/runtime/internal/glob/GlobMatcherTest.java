package dev.larder.runtime.internal.glob;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobMatcherTest {

    @ParameterizedTest
    @CsvSource({
        "user:*, user:42:profile",
        "*, anything",
        "user:?, user:4",
        "user:[0-4]2, user:42",
        "user:[4-0]2, user:42",
        "user:[^5], user:4",
        "user:\\*, user:*",
        "user:[a\\]b], user:]",
        "*:profile, user:42:profile",
        "u*r:*:p*e, user:42:profile",
        "user:[42, user:4",
        "user:42, user:42"
    })
    void matches(String glob, String key) {
        assertThat(GlobMatcher.of(glob).matches(key)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "user:4:*, user:42:profile",
        "user:?, user:42",
        "user:?, user:ä",
        "user:[^4], user:4",
        "user:\\*, user:4",
        "*:profile, user:42:profile:x",
        "user:42, user:4",
        "user:[], user:]"
    })
    void doesNotMatch(String glob, String key) {
        assertThat(GlobMatcher.of(glob).matches(key)).isFalse();
    }
}
