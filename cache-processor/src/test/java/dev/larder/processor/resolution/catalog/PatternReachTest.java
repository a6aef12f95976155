package dev.larder.processor.resolution.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.TextShape;
import dev.larder.processor.model.TypeName.PrimitiveName;
import dev.larder.processor.model.ValuePath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternReachTest {

    @ParameterizedTest
    @CsvSource({
        "user:{id}:profile, user:{id}:profile, true",
        "user:{id}:*, user:{id}:profile, true",
        "user:{id}:*, user:{id}:orders:{n}, true",
        "user:{id}:*, user:{id}, false",
        "user:*, user:{id}:orders:{n}, true",
        "user:*, users:{id}, false",
        "user*, users:{id}, true",
        "*, user:{id}, true",
        "*:profile, user:{id}:profile, true",
        "*:profile, user:{id}:profiles, false",
        "user:{id}:p?ofile, user:{id}:profile, true",
        "user:{id}:p?file, user:{id}:profile, false",
        "user:[a-f]*, user:{id}, true",
        "[a-t]ser, user, false",
        "[^a-t]ser, user, true",
        "[uv]ser, user, true",
        "user:42:*, user:{id}:profile, true",
        "user:{id}, user:{id}:profile, false",
        "a:*:b:*:c, a:{x}:b:{y}:c, true",
        "a:*:b:*:c, a:{x}:c, false",
    })
    void aPatternReachesTheKeysThatItCanMatch(String pattern, String key, boolean expected) {
        assertThat(PatternReach.canMatch(template(pattern), template(key))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "user:{id}, user:{name}, true",
        "user:{id}, user:count, false",
        "user:{id}, user:42, true",
        "user:{id}, user:{id}:x, false",
        "user:a, user:a, true",
        "user:a, user:b, false",
    })
    void templatesCollideIfTheyCanGiveOneKey(String one, String other, boolean expected) {
        assertThat(TemplateCollision.canCollide(template(one), template(other))).isEqualTo(expected);
        assertThat(TemplateCollision.canCollide(template(other), template(one))).isEqualTo(expected);
    }

    private static KeyTemplate template(String text) {
        return new KeyTemplate(
                Arrays.stream(text.split(":")).map(PatternReachTest::segment).toList(), false);
    }

    private static KeySegment segment(String text) {
        if (text.startsWith("{")) {
            String name = text.substring(1, text.length() - 1);
            return new KeySegment.Placeholder(
                    new ValuePath(name, name, false, PrimitiveName.LONG, Optional.empty(), List.of()),
                    false,
                    TextShape.Form.INTEGER);
        }
        return text.matches(".*[*?\\[].*") ? new KeySegment.Glob(text) : new KeySegment.Literal(text);
    }
}
