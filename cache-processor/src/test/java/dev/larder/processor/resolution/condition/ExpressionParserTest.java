package dev.larder.processor.resolution.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import dev.larder.processor.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the trees with those of javac's own parser. */
class ExpressionParserTest {

    private static final List<String> EXPRESSIONS = List.of(
            "id > 0",
            "a || b && c | d ^ e & f == g < h << i + j * k",
            "a * b + c << d < e == f & g ^ h | i && j || k",
            "a - b - c / d % e",
            "a >> b >>> c >= d",
            "a < b == c > d != (e <= f)",
            "!a && ~b == -c + +d",
            "- - a - -b",
            "a ? b : c ? d : e",
            "(a ? b : c) ? d || e : f && g",
            "a.b.c.d(e, f.g(), 3)[i + 1].h[0]",
            "java.util.List.of(1, 2).size() == xs.<java.util.List<String>>get(0)",
            "user.status() == Status.ACTIVE || user instanceof User",
            "a instanceof String && b instanceof java.util.Map<?, ?> == c",
            "a instanceof int[] || (Object) b instanceof String[]",
            "(a) - b",
            "(a) + (b)",
            "(int) -a",
            "(long) a.b() > 3",
            "(String) a == null",
            "(String) (a) == null",
            "(Boolean) !a",
            "(int[]) a == (java.util.List<? extends Map<String, List<?>>>) b",
            "(a < b) == (c > d)",
            "(a.b < c) && (d >> e > f)",
            "String.class == a.getClass() && int.class.isArray() || String[].class == java.util.Map.class",
            "c == 'x' || c == '\\'' || c == '\\n' || c == '\\177' || c == '\\u0041' || c == '\"'",
            "s.equals(\"\") && s.equals(\"a \\\"b\\\" // c\\\\\") || \"\\s\\0\\12\".isEmpty()",
            "a == 1 + 1L + 0x1F + 0XffL + 0b101 + 0_17 + 1_000",
            "a == 1.5 + 1. + .5 + 1e3 + 1E-3f + 2d + 3F + 0x1p3 + 0x1.8p-2f",
            "true == false || null != a",
            "s == \"\"\"\n  a \\\"\"\" b\n  \"\"\".length()",
            "record == var && $a_1 == größe");

    @Test
    void treesAreThoseOfJavac() throws Exception {
        for (String expression : EXPRESSIONS) {
            assertThat(spell(ExpressionParser.parse(expression))).as(expression).isEqualTo(spell(javac(expression)));
        }
    }

    @Test
    void whatJavacRefusesIsRefused() throws Exception {
        for (String expression : List.of(
                "id >",
                "id > 0; id > 1",
                "id > 0;",
                "(a",
                "a)",
                "a b",
                "a ? b",
                "a.",
                "a..b",
                "f(a,)",
                "a[",
                "a []",
                "&& a",
                "a == = b",
                "a > > b",
                "a > = b",
                "'ab'",
                "''",
                "\"a",
                "'\\q'",
                "3abc",
                "0xg",
                "a.class()",
                "int",
                "List<String>",
                "a @ b",
                "a # b",
                "1 2",
                "if",
                "a instanceof",
                "a instanceof 3",
                "(int) ",
                "a.<b>c")) {
            DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
            parse(expression, problems);

            assertThat(problems.getDiagnostics())
                    .as(expression)
                    .anyMatch(problem -> problem.getKind() == Diagnostic.Kind.ERROR);
            RejectedExpression rejected =
                    catchThrowableOfType(RejectedExpression.class, () -> ExpressionParser.parse(expression));
            assertThat(rejected).as(expression).isNotNull();
            assertThat(rejected.code()).as(expression).isEqualTo(DiagnosticCode.CONDITION_INVALID);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '`',
            value = {
                "id = 3                     | CONDITION_SIDE_EFFECT | =",
                "(id >>>= 3) > 0            | CONDITION_SIDE_EFFECT | >>>=",
                "f(id++)                    | CONDITION_SIDE_EFFECT | ++",
                "--id > 0                   | CONDITION_SIDE_EFFECT | --",
                "xs.any(x -> x > 0)         | CONDITION_UNSUPPORTED | a lambda",
                "xs.any((x, y) -> x > y)    | CONDITION_UNSUPPORTED | a lambda",
                "xs.any(() -> true)         | CONDITION_UNSUPPORTED | a lambda",
                "xs.any(String::isEmpty)    | CONDITION_UNSUPPORTED | a method reference",
                "xs.any(int[]::new)         | CONDITION_UNSUPPORTED | a method reference",
                "new Object() != null       | CONDITION_UNSUPPORTED | 'new'",
                "this.a()                   | CONDITION_UNSUPPORTED | 'this'",
                "Users.super.a()            | CONDITION_UNSUPPORTED | 'super'",
                "a instanceof User u        | CONDITION_UNSUPPORTED | a pattern variable",
                "a instanceof final User u  | CONDITION_UNSUPPORTED | a pattern variable",
                "a > 0 // positive          | CONDITION_UNSUPPORTED | a comment",
                "a /* b */ > 0              | CONDITION_UNSUPPORTED | a comment"
            })
    void whatAConditionCannotContainIsNamed(String expression, DiagnosticCode code, String detail) {
        RejectedExpression rejected =
                catchThrowableOfType(RejectedExpression.class, () -> ExpressionParser.parse(expression));

        assertThat(rejected.code()).isEqualTo(code);
        assertThat(rejected.detail()).isEqualTo(detail);
    }

    private static String spell(Expression expression) {
        if (expression instanceof Expression.Field field) {
            return "(. " + spell(field.scope()) + " " + field.name() + ")";
        }
        if (expression instanceof Expression.Call call) {
            String method = call.scope()
                    .map(scope -> "(. " + spell(scope) + " " + call.name() + ")")
                    .orElse(call.name());
            return "(call " + method
                    + call.arguments().stream()
                            .map(argument -> " " + spell(argument))
                            .collect(Collectors.joining()) + ")";
        }
        if (expression instanceof Expression.Index index) {
            return "([] " + spell(index.array()) + " " + spell(index.index()) + ")";
        }
        if (expression instanceof Expression.Unary unary) {
            return "(" + unary.operator() + " " + spell(unary.operand()) + ")";
        }
        if (expression instanceof Expression.Binary binary) {
            return "(" + binary.operator().symbol() + " " + spell(binary.left()) + " " + spell(binary.right()) + ")";
        }
        if (expression instanceof Expression.Choice choice) {
            return "(? " + spell(choice.condition()) + " " + spell(choice.then()) + " " + spell(choice.otherwise())
                    + ")";
        }
        if (expression instanceof Expression.InstanceOf test) {
            return "(instanceof " + spell(test.operand()) + " "
                    + test.type().name().text() + ")";
        }
        if (expression instanceof Expression.Cast cast) {
            return "(cast " + cast.type().name().text() + " " + spell(cast.operand()) + ")";
        }
        if (expression instanceof Expression.ClassLiteral literal) {
            return "(class " + literal.type().name().text() + ")";
        }
        if (expression instanceof Expression.Enclosed enclosed) {
            return "(() " + spell(enclosed.inner()) + ")";
        }
        return expression instanceof Expression.Literal literal
                ? "<" + literal.kind() + ">"
                : ((Expression.Name) expression).name();
    }

    private static final Map<Tree.Kind, String> OPERATORS = Map.ofEntries(
            Map.entry(Tree.Kind.UNARY_MINUS, "-"),
            Map.entry(Tree.Kind.UNARY_PLUS, "+"),
            Map.entry(Tree.Kind.LOGICAL_COMPLEMENT, "!"),
            Map.entry(Tree.Kind.BITWISE_COMPLEMENT, "~"),
            Map.entry(Tree.Kind.CONDITIONAL_OR, "||"),
            Map.entry(Tree.Kind.CONDITIONAL_AND, "&&"),
            Map.entry(Tree.Kind.OR, "|"),
            Map.entry(Tree.Kind.XOR, "^"),
            Map.entry(Tree.Kind.AND, "&"),
            Map.entry(Tree.Kind.EQUAL_TO, "=="),
            Map.entry(Tree.Kind.NOT_EQUAL_TO, "!="),
            Map.entry(Tree.Kind.LESS_THAN, "<"),
            Map.entry(Tree.Kind.GREATER_THAN, ">"),
            Map.entry(Tree.Kind.LESS_THAN_EQUAL, "<="),
            Map.entry(Tree.Kind.GREATER_THAN_EQUAL, ">="),
            Map.entry(Tree.Kind.LEFT_SHIFT, "<<"),
            Map.entry(Tree.Kind.RIGHT_SHIFT, ">>"),
            Map.entry(Tree.Kind.UNSIGNED_RIGHT_SHIFT, ">>>"),
            Map.entry(Tree.Kind.PLUS, "+"),
            Map.entry(Tree.Kind.MINUS, "-"),
            Map.entry(Tree.Kind.MULTIPLY, "*"),
            Map.entry(Tree.Kind.DIVIDE, "/"),
            Map.entry(Tree.Kind.REMAINDER, "%"));

    private static String spell(Tree tree) {
        if (tree instanceof MemberSelectTree select) {
            return select.getIdentifier().contentEquals("class")
                    ? "(class " + type(select.getExpression()) + ")"
                    : "(. " + spell(select.getExpression()) + " " + select.getIdentifier() + ")";
        }
        if (tree instanceof MethodInvocationTree call) {
            return Stream.concat(Stream.of(call.getMethodSelect()), call.getArguments().stream())
                    .map(ExpressionParserTest::spell)
                    .collect(Collectors.joining(" ", "(call ", ")"));
        }
        if (tree instanceof ArrayAccessTree access) {
            return "([] " + spell(access.getExpression()) + " " + spell(access.getIndex()) + ")";
        }
        if (tree instanceof UnaryTree unary) {
            return "(" + OPERATORS.get(tree.getKind()) + " " + spell(unary.getExpression()) + ")";
        }
        if (tree instanceof BinaryTree binary) {
            return "(" + OPERATORS.get(tree.getKind()) + " " + spell(binary.getLeftOperand()) + " "
                    + spell(binary.getRightOperand()) + ")";
        }
        if (tree instanceof ConditionalExpressionTree choice) {
            return "(? " + spell(choice.getCondition()) + " " + spell(choice.getTrueExpression()) + " "
                    + spell(choice.getFalseExpression()) + ")";
        }
        if (tree instanceof InstanceOfTree test) {
            return "(instanceof " + spell(test.getExpression()) + " " + type(test.getType()) + ")";
        }
        if (tree instanceof TypeCastTree cast) {
            return "(cast " + type(cast.getType()) + " " + spell(cast.getExpression()) + ")";
        }
        if (tree instanceof ParenthesizedTree enclosed) {
            return "(() " + spell(enclosed.getExpression()) + ")";
        }
        return tree instanceof LiteralTree ? literal(tree.getKind()) : tree.toString();
    }

    private static String literal(Tree.Kind kind) {
        String name = kind == Tree.Kind.FLOAT_LITERAL ? "DOUBLE" : kind.name().replace("_LITERAL", "");
        return "<" + name.toUpperCase(Locale.ROOT) + ">";
    }

    private static String type(Tree tree) {
        return tree instanceof ArrayTypeTree array
                ? type(array.getType())
                : tree instanceof ParameterizedTypeTree type ? type(type.getType()) : tree.toString();
    }

    private static ExpressionTree javac(String expression) throws IOException {
        ClassTree type = (ClassTree)
                parse(expression, new DiagnosticCollector<>()).getTypeDecls().get(0);
        VariableTree variable = (VariableTree) type.getMembers().get(0);
        return ((MethodInvocationTree) variable.getInitializer()).getArguments().get(0);
    }

    /** Parses the expression as the argument of a call. */
    private static CompilationUnitTree parse(String expression, DiagnosticCollector<JavaFileObject> problems)
            throws IOException {
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///T.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return "class T { Object o = f(" + expression + "); }";
            }
        };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, List.of("-proc:none"), null, List.of(source));
        return task.parse().iterator().next();
    }
}
