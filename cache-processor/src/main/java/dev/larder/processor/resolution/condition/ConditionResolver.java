package dev.larder.processor.resolution.condition;

import static dev.larder.processor.resolution.scope.MethodScope.RESULT;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.palantir.javapoet.ClassName;
import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.Condition;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Resolves the names in a condition, and checks that the compiler will accept it. */
public final class ConditionResolver {

    private final MethodScope scope;
    private final Attribute<String> attribute;
    /** The type of {@code result}; empty if the condition may not use it. */
    private final Optional<TypeMirror> result;

    private final TypesInReach typesInReach;
    /** The types that nodes name; by identity, since nodes of the same text are equal. */
    private final IdentityHashMap<Node, TypeElement> typeNames = new IdentityHashMap<>();

    private final Set<String> parameters = new HashSet<>();
    private boolean fine = true;

    private ConditionResolver(MethodScope scope, Attribute<String> attribute, Optional<TypeMirror> result) {
        this.scope = scope;
        this.attribute = attribute;
        this.result = result;
        this.typesInReach = new TypesInReach(scope);
    }

    /** The outcome of resolving an attribute: the condition, empty if the attribute is, and whether it is valid. */
    public record Resolved(Optional<Condition> condition, boolean fine) {}

    /** Resolves a condition that may use the parameters. */
    public static Resolved when(Attribute<String> attribute, MethodScope scope) {
        return new ConditionResolver(scope, attribute, Optional.empty()).resolve();
    }

    /** Resolves a condition that may use the parameters and a result of this type. */
    public static Resolved unless(Attribute<String> attribute, MethodScope scope, TypeMirror result) {
        return new ConditionResolver(scope, attribute, Optional.of(result)).resolve();
    }

    private Resolved resolve() {
        if (attribute.value().isEmpty()) {
            return new Resolved(Optional.empty(), true);
        }
        ConditionSyntax syntax = new ConditionSyntax(
                attribute, scope.service().element().getSimpleName().toString());
        Optional<Expression> expression = syntax.parse();
        ForeignCondition foreign = new ForeignCondition(scope, attribute);
        if (foreign.isForeign()) {
            scope.report().add(attribute.origin(), foreign.problem());
            return new Resolved(Optional.empty(), false);
        }
        scope.report().addAll(attribute.origin(), syntax.problems());
        if (expression.isEmpty()) {
            return new Resolved(Optional.empty(), false);
        }
        expression.get().walk(Node.TreeTraversal.PREORDER, this::resolveName);
        if (fine) {
            checkTypes(expression.get());
        }
        return fine
                ? new Resolved(Optional.of(new Condition(fragments(), parameters, traits(expression.get()))), true)
                : new Resolved(Optional.empty(), false);
    }

    private Condition.Traits traits(Expression expression) {
        return new ConditionTraits(name -> typeOfVariable(name)
                        .filter(type -> type.getKind().isPrimitive())
                        .isPresent())
                .of(expression);
    }

    private void resolveName(Node node) {
        if (isInsideTypeName(node)) {
            return;
        }
        if (node instanceof ClassOrInterfaceType type) {
            resolveType(type, type.getNameWithScope());
        } else if (node instanceof NameExpr name) {
            resolveVariable(name);
        } else if (node instanceof MethodCallExpr call && call.getScope().isEmpty()) {
            report(
                    DiagnosticCode.CONDITION_CALL_UNQUALIFIED,
                    call.getNameAsString(),
                    scope.service().element().getSimpleName(),
                    call.getNameAsString());
        }
    }

    /** Returns whether a node is part of the name of a type, as {@code java.time} in {@code java.time.Clock}. */
    @SuppressWarnings("ReferenceEquality") // nodes that spell the same are equal
    private boolean isInsideTypeName(Node node) {
        Node parent = node.getParentNode().orElse(null);
        if (node instanceof ClassOrInterfaceType) {
            return parent instanceof ClassOrInterfaceType outer
                    && outer.getScope()
                            .filter(scopeOfOuter -> scopeOfOuter == node)
                            .isPresent();
        }
        return parent instanceof FieldAccessExpr && (typeNames.containsKey(parent) || isInsideTypeName(parent));
    }

    private void resolveVariable(NameExpr name) {
        String text = name.getNameAsString();
        if (text.equals(RESULT)) {
            resolveResult();
        } else if (scope.parameters().containsKey(text)) {
            parameters.add(text);
        } else {
            resolveTypeName(name);
        }
    }

    private void resolveResult() {
        if (!scope.parameters().containsKey(RESULT)) {
            if (result.isEmpty()) {
                report(DiagnosticCode.CONDITION_USES_RESULT);
            }
        } else if (result.isPresent()) {
            fine = false;
            scope.report()
                    .add(
                            attribute.origin(),
                            DiagnosticCode.RESULT_NAME_AMBIGUOUS,
                            attribute.name() + " \"" + attribute.value() + "\"",
                            scope.label());
        } else {
            parameters.add(RESULT);
        }
    }

    /** Binds the shortest dotted name that is a type, such as {@code Status} or {@code java.time.Clock}. */
    private void resolveTypeName(NameExpr first) {
        Expression candidate = first;
        while (true) {
            Optional<TypeElement> type = typesInReach.find(candidate.toString());
            if (type.isPresent()) {
                bind(candidate, type.get());
                return;
            }
            Optional<FieldAccessExpr> outer = candidate
                    .getParentNode()
                    .filter(FieldAccessExpr.class::isInstance)
                    .map(FieldAccessExpr.class::cast);
            if (outer.isEmpty()) {
                reportUnknown(first.getNameAsString());
                return;
            }
            candidate = outer.get();
        }
    }

    private void resolveType(Node node, String name) {
        typesInReach.find(name).ifPresentOrElse(type -> bind(node, type), () -> reportUnknown(name));
    }

    private void bind(Node node, TypeElement type) {
        typeNames.put(node, type);
        scope.service().warnings().use(type);
        if (!scope.service()
                .canName(scope.system().types().getDeclaredType(type), attribute.name(), attribute.origin())) {
            fine = false;
        }
    }

    private void reportUnknown(String name) {
        List<String> names = new ArrayList<>(scope.parameters().keySet());
        if (result.isPresent()) {
            names.add(RESULT);
        }
        names.addAll(typesInReach.names());
        String hint = scope.hasNoParameterNames()
                ? MethodScope.NO_PARAMETER_NAMES
                : MethodScope.hint(name, names, "'", "'", "write the name of a type in full");
        report(DiagnosticCode.CONDITION_NAME_UNKNOWN, name, scope.label(), hint);
    }

    private void checkTypes(Expression expression) {
        ExpressionTypes types = new ExpressionTypes(
                scope.system(), this::typeOfVariable, name -> Optional.ofNullable(typeNames.get(name)));
        expression.walk(node -> {
            boolean access = node instanceof MethodCallExpr || node instanceof FieldAccessExpr;
            if (access && !typeNames.containsKey(node) && !isInsideTypeName(node)) {
                checkMember((Expression) node, types);
            }
        });
        if (fine) {
            ConditionTypeCheck check = new ConditionTypeCheck(scope.system(), types);
            expression.walk(node ->
                    check.problem(node).ifPresent(problem -> report(DiagnosticCode.CONDITION_TYPES_MISMATCH, problem)));
            expression.walk(BinaryExpr.class, this::checkNull);
        }
        Optional<TypeMirror> type = fine ? types.of(expression) : Optional.empty();
        if (type.isPresent() && !isBoolean(type.get())) {
            report(DiagnosticCode.CONDITION_NOT_BOOLEAN, ConditionTypeCheck.describe(type.get()));
        }
    }

    private void checkMember(Expression access, ExpressionTypes types) {
        Optional<List<ExpressionTypes.Found>> members = types.members(access);
        if (members.isEmpty()) {
            return;
        }
        boolean method = access instanceof MethodCallExpr;
        String name =
                method ? ((MethodCallExpr) access).getNameAsString() : ((FieldAccessExpr) access).getNameAsString();
        if (members.get().isEmpty()) {
            Expression on = method
                    ? ((MethodCallExpr) access).getScope().orElse(access)
                    : ((FieldAccessExpr) access).getScope();
            String brackets = method ? "()" : "";
            String hint = MethodScope.hint(name, types.names(access), "'", brackets + "'", "it has none");
            report(DiagnosticCode.CONDITION_MEMBER_UNKNOWN, name + brackets, "'" + on + "'", hint);
        } else if (members.get().size() == 1) {
            Element member = members.get().get(0).member();
            scope.service().warnings().use(member);
            checkUse(member, name);
        } else if (members.get().stream()
                .noneMatch(found -> scope.service().accessibility().canUse(found.member()))) {
            checkUse(members.get().get(0).member(), name);
        }
    }

    private void checkUse(Element member, String name) {
        if (!scope.service().accessibility().canUse(member)) {
            String access = member.getModifiers().contains(Modifier.PRIVATE) ? "private" : "not public";
            report(DiagnosticCode.CONDITION_MEMBER_NOT_ACCESSIBLE, name, access);
        } else if (member instanceof ExecutableElement method) {
            method.getThrownTypes().stream()
                    .filter(thrown -> scope.system().isChecked(thrown))
                    .findFirst()
                    .ifPresent(thrown -> report(DiagnosticCode.CONDITION_THROWS, name, TypeSystem.display(thrown)));
        }
    }

    /**
     * Warns of a comparison of the result with null. Conditions are evaluated for values only, so its outcome is fixed.
     */
    private void checkNull(BinaryExpr comparison) {
        boolean equality = comparison.getOperator() == BinaryExpr.Operator.EQUALS
                || comparison.getOperator() == BinaryExpr.Operator.NOT_EQUALS;
        boolean nullBeside =
                comparison.getLeft() instanceof NullLiteralExpr || comparison.getRight() instanceof NullLiteralExpr;
        boolean ofResult = result.isPresent() && (isResult(comparison.getLeft()) || isResult(comparison.getRight()));
        if (equality && nullBeside && ofResult) {
            boolean always = comparison.getOperator() == BinaryExpr.Operator.NOT_EQUALS;
            scope.report()
                    .add(
                            attribute.origin(),
                            DiagnosticCode.CONDITION_ABOUT_NULL,
                            attribute.name(),
                            attribute.value(),
                            comparison.toString(),
                            always);
        }
    }

    private static boolean isResult(Expression expression) {
        return expression instanceof NameExpr name && name.getNameAsString().equals(RESULT);
    }

    private Optional<TypeMirror> typeOfVariable(String name) {
        if (result.isPresent() && name.equals(RESULT)) {
            return result.map(scope.system()::boxed);
        }
        return Optional.ofNullable(scope.parameters().get(name));
    }

    private boolean isBoolean(TypeMirror type) {
        return type.getKind() == TypeKind.BOOLEAN
                || scope.system().bounds(type).stream()
                        .anyMatch(bound -> scope.system().isA(bound, "java.lang.Boolean"));
    }

    private List<Condition.Fragment> fragments() {
        IdentityHashMap<Node, ClassName> names = new IdentityHashMap<>();
        typeNames.forEach((node, type) -> names.put(node, ClassName.get(type)));
        return new ConditionCutter(attribute.value()).cut(names);
    }

    private void report(DiagnosticCode code, Object... details) {
        fine = false;
        List<Object> arguments = new ArrayList<>(List.of(attribute.name(), attribute.value()));
        arguments.addAll(List.of(details));
        scope.report().add(attribute.origin(), code, arguments.toArray());
    }
}
