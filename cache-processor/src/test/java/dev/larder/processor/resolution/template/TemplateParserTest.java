package dev.larder.processor.resolution.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.resolution.template.TemplateSyntax.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateParserTest {

    @Test
    void textAndPlaceholdersAreParsed() {
        assertThat(TemplateParser.key("user:{id}:{filter|sha256}:{user.address.city}")
                        .segments())
                .containsExactly(
                        new Segment.Literal("user"),
                        new Segment.Placeholder("id", false),
                        new Segment.Placeholder("filter", true),
                        new Segment.Placeholder("user.address.city", false));
    }

    @Test
    void wildcardsInPatternsAreParsed() {
        assertThat(TemplateParser.pattern("user:{id}:*:p?[a-z][^ax]q").segments())
                .containsExactly(
                        new Segment.Literal("user"),
                        new Segment.Placeholder("id", false),
                        new Segment.Glob("*"),
                        new Segment.Glob("p?[a-z][^ax]q"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "a.b_c-d$e@f/g+h=i,j!k", "straße:人:{id}", "UserService.find:{a}:{b}"})
    void validKeysAreAccepted(String key) {
        assertThat(TemplateParser.key(key).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', KeySegmentEmpty",
        "':a', KeySegmentEmpty",
        "'a:', KeySegmentEmpty",
        "'a::b', KeySegmentEmpty",
        "'{id}', KeyStartsWithPlaceholder",
        "'user-{id}', KeySegmentMixed",
        "'user:{a}{b}', KeySegmentMixed",
        "'user:{id', KeyBraceUnmatched",
        "'user:id}', KeyBraceUnmatched",
        "'user:{{id}}', KeyBraceUnmatched",
        "'user:{a:b}', KeyPathInvalid",
        "'user:{}', KeyPathInvalid",
        "'user:{ id }', KeyPathInvalid",
        "'user:{a..b}', KeyPathInvalid",
        "'user:{class}', KeyPathInvalid",
        "'user:{a|}', KeyFilterUnknown",
        "'user:{a|md5}', KeyFilterUnknown",
        "'user:*', KeyHasWildcard",
        "'user:a?', KeyHasWildcard",
        "'user:a~', KeyCharacterReserved",
        "'user:a%20', KeyCharacterReserved",
        "'user:a b', KeyCharacterReserved",
    })
    void aWrongKeyIsReportedWithItsRule(String key, String code) {
        assertThat(TemplateParser.key(key).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "'user:{id}*', EvictsWildcardBesidePlaceholder",
        "'user:?{id}', EvictsWildcardBesidePlaceholder",
        "'user:[ab', EvictsClassInvalid",
        "'user:[]', EvictsClassInvalid",
        "'user:a]*', KeyCharacterReserved",
        "'{id}:*', KeyStartsWithPlaceholder",
    })
    void aWrongPatternIsReportedWithItsRule(String pattern, String code) {
        assertThat(TemplateParser.pattern(pattern).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code().code()).isEqualTo(code));
    }

    @Test
    void aColonIsProposedBetweenTextAndPlaceholder() {
        assertThat(TemplateParser.key("app:user-{id}").problems().get(0).message())
                .endsWith("write \"user:{id}\"");
    }
}
