package dev.larder.processor.generation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ArrayTypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.ParameterizedTypeName;
import dev.larder.processor.model.TypeName.TypeVariableName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

class SourceFileTest {

    private static final ClassName CACHED = ClassName.get("shop", "CachedUsers");
    private static final ClassName USERS = ClassName.get("shop", "Users");
    private static final ClassName LIST = ClassName.get(List.class);

    @Test
    void membersStandUnderSortedImports() {
        SourceFile file = SourceFile.builder(CACHED)
                .addJavadoc("The {@link $T}.\n\nCached.", USERS)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superinterface(USERS)
                .addField(CodeBlock.of("private final $T time = $T.ofDays($L);", Duration.class, Duration.class, 2))
                .addMethod(MethodSpec.methodBuilder("all")
                        .addAnnotation(CodeBlock.of("@$T", Override.class))
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ParameterizedTypeName.get(LIST, ClassName.get("shop", "Users", "User")))
                        .addCode(CodeBlock.builder()
                                .beginControlFlow("if ($N)", "empty")
                                .addStatement("return $T.of()", List.class)
                                .endControlFlow()
                                .addStatement("return delegate\n$>$>.all()$<$<")
                                .build())
                        .build())
                .build();

        assertThat(file.text()).isEqualTo("""
                package shop;

                import java.time.Duration;
                import java.util.List;

                /**
                 * The {@link Users}.
                 *
                 * Cached.
                 */
                public final class CachedUsers implements Users {
                    private final Duration time = Duration.ofDays(2);

                    @Override
                    public List<Users.User> all() {
                        if (empty) {
                            return List.of();
                        }
                        return delegate
                                .all();
                    }
                }
                """);
    }

    @Test
    void theFirstOfTwoClassesWithOneNameIsImported() {
        assertThat(text("$T, $T, $T", ClassName.get("a", "Entry"), ClassName.get("b", "Entry"), CACHED))
                .contains("import a.Entry;")
                .contains("Entry, b.Entry, CachedUsers")
                .doesNotContain("import b.");
    }

    @Test
    void aClassOfThePackageHasItsNameBeforeThoseOfOtherPackages() {
        assertThat(text("$T, $T", ClassName.get("a", "Users"), USERS)).contains("    a.Users, Users");
        assertThat(text("$T", ClassName.get("a", "CachedUsers"))).contains("    a.CachedUsers");
    }

    @Test
    void aNameThatMeansSomethingElseIsNotImported() {
        SourceFile file = SourceFile.builder(CACHED)
                .hide(Set.of("Entry", "String"))
                .addTypeVariables(List.of(
                        TypeVariableName.get("T", ParameterizedTypeName.get(ClassName.get(Comparable.class), T))))
                .addField(CodeBlock.of("$T, $T, ", ClassName.get("a", "Entry"), ClassName.get(String.class)))
                .addField(CodeBlock.of("$T, $T", ClassName.get("java.util", "Map", "Entry"), ClassName.get("a", "T")))
                .build();

        assertThat(file.text())
                .contains("class CachedUsers<T extends Comparable<T>> {")
                .contains("a.Entry, java.lang.String")
                .contains("import java.util.Map;")
                .contains("Map.Entry, a.T");
    }

    private static final TypeName T = TypeVariableName.get("T");

    @Test
    void aSignatureIsBrokenWhereItLeavesTheLine() {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder("findAllOfTheseUsersByTheirNames").returns(TypeName.VOID);
        for (String parameter : List.of("first", "second", "third")) {
            method.addParameter(ClassName.get("shop", "NameOfAUser"), parameter);
        }
        method.addParameter(ArrayTypeName.of(USERS), "others")
                .varargs(true)
                .addExceptions(List.of(ClassName.get("java.io", "IOException")));

        assertThat(SourceFile.builder(CACHED).addMethod(method.build()).build().text())
                .contains("""
                    void findAllOfTheseUsersByTheirNames(NameOfAUser first, NameOfAUser second, NameOfAUser third,
                            Users... others) throws IOException {
                    }
                """);
    }

    @Test
    void literalsAreEscaped() {
        assertThat(CodeBlock.of("$S + $$", "a\"b\\c\n\t\u0001'").toString())
                .isEqualTo("\"a\\\"b\\\\c\\n\\t\\u0001'\" + $");
    }

    @Test
    void aFormatNeedsAsManyArgumentsAsPlaceholders() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeBlock.of("$L, $L", 1))
                .withMessage("too few arguments for '$L, $L'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeBlock.of("$L", 1, 2))
                .withMessage("'$L' leaves over [2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeBlock.of("$W", 1))
                .withMessage("no placeholder is called '$W'");
    }

    private static String text(String format, Object... arguments) {
        return SourceFile.builder(CACHED)
                .addField(CodeBlock.of(format, arguments))
                .build()
                .text();
    }
}
