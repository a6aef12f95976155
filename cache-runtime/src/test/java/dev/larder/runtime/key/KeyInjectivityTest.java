package dev.larder.runtime.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.glob.GlobMatcher;
import dev.larder.runtime.internal.key.KeyEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** 100,000 random argument tuples; a failure tells the seed, with which it comes again. */
class KeyInjectivityTest {

    private static final int TUPLES = 100_000;

    private final long seed = Long.getLong("larder.test.seed", new Random().nextLong());

    private final HostileArguments arguments = new HostileArguments(new Random(seed));

    private final KeyFactory keys = new KeyFactory(KeyTemplate.of("user:{a}:{b}:orders:{c}"), "");

    private final KeyPattern groupOfFirst = KeyPattern.of("user:{a}:*");

    private final KeyPattern exact = KeyPattern.of("user:{a}:{b}:orders:{c}");

    @Test
    void differentArgumentsGiveDifferentKeys() {
        Map<String, List<@Nullable Object>> tupleByKey = new HashMap<>();
        for (int i = 0; i < TUPLES; i++) {
            List<@Nullable Object> tuple = tuple();
            String key = keys.key(tuple.toArray()).name();

            List<@Nullable Object> other = tupleByKey.putIfAbsent(key, tuple);

            assertThat(other == null || other.equals(tuple))
                    .as(() -> "seed %d: %s and %s both give %s".formatted(seed, quoted(tuple), other, key))
                    .isTrue();
        }
        assertThat(tupleByKey).hasSizeGreaterThan(TUPLES / 2);
    }

    @Test
    void aKeyIsPrintableAndAlwaysHasTheTemplatesSegments() {
        for (int i = 0; i < TUPLES; i++) {
            List<@Nullable Object> tuple = tuple();
            String key = keys.key(tuple.toArray()).name();

            assertThat(key.chars().filter(c -> c == ':').count())
                    .as(() -> "seed %d: %s".formatted(seed, quoted(tuple)))
                    .isEqualTo(4);
            assertThat(key.codePoints().noneMatch(c -> Character.isISOControl(c) || "*?[]\\{}#".indexOf(c) >= 0))
                    .as(() -> "seed %d: %s".formatted(seed, quoted(tuple)))
                    .isTrue();
            assertThat(new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .as(() -> "seed %d: survives UTF-8".formatted(seed))
                    .isEqualTo(key);
            assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(3 * 128 + 20);
        }
    }

    @Test
    void noArgumentWidensAnEviction() {
        Object first = arguments.next();
        for (int i = 0; i < TUPLES; i++) {
            Object evicted = first;
            List<@Nullable Object> tuple = tuple();
            String key = keys.key(tuple.toArray()).name();
            String glob = groupOfFirst.with(evicted).text("");

            assertThat(GlobMatcher.of(glob).matches(key))
                    .as(() -> "seed %d: %s on %s".formatted(seed, glob, key))
                    .isEqualTo(Objects.equals(tuple.get(0), evicted));
            first = tuple.get(0);
        }
    }

    @Test
    void anEvictionOfTheSameArgumentsFindsTheKey() {
        for (int i = 0; i < TUPLES / 10; i++) {
            List<@Nullable Object> tuple = tuple();
            CacheKey key = keys.key(tuple.toArray());

            assertThat(exact.with(tuple.toArray()).text("")).isEqualTo(key.name());
            var group = groupOfFirst.with(tuple.get(0)).group("");
            assertThat(GlobMatcher.of(group.glob()).matches(key.name()))
                    .as(() -> "seed %d: %s".formatted(seed, quoted(tuple)))
                    .isTrue();
            assertThat(key.indexPrefixes()).contains(group.prefix());
        }
    }

    @TestFactory
    List<DynamicTest> knownTrapsAreKeptApart() {
        return List.of(
                apart("a delimiter", List.of("a:b", "c", ""), List.of("a", "b:c", "")),
                apart("null and its sign", Arrays.asList(null, "", ""), List.of("~", "", "")),
                apart("null and its name", Arrays.asList(null, "", ""), List.of("null", "", "")),
                apart("null and nothing", Arrays.asList(null, "", ""), List.of("", "", "")),
                apart("an encoded text", List.of("%3A", "", ""), List.of(":", "", "")),
                apart("lone surrogates", List.of("\ud800", "", ""), List.of("\ud801", "", "")),
                apart("a lone surrogate and ?", List.of("\ud800", "", ""), List.of("?", "", "")),
                apart(
                        "a digest's text",
                        List.of("x".repeat(129), "", ""),
                        List.of(KeyEncoding.digest("x".repeat(129)), "", "")),
                apart("long texts", List.of("x".repeat(128), "", ""), List.of("x".repeat(129), "", "")));
    }

    private DynamicTest apart(String name, List<@Nullable Object> one, List<@Nullable Object> other) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(keys.key(one.toArray())).isNotEqualTo(keys.key(other.toArray())));
    }

    private List<@Nullable Object> tuple() {
        return Arrays.asList(arguments.next(), arguments.next(), arguments.next());
    }

    private static String quoted(List<@Nullable Object> tuple) {
        StringBuilder text = new StringBuilder();
        String.valueOf(tuple)
                .chars()
                .limit(200)
                .forEach(c -> text.append(c < 127 ? (char) c + "" : "\\u" + Integer.toHexString(c)));
        return text.toString();
    }
}
