package dev.larder.processor.resolution.condition;

import static dev.larder.processor.resolution.scope.MethodScope.RESULT;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.Condition;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.resolution.condition.Expression.TypeUse;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final Map<Expression, TypeElement> typeNames = new HashMap<>();
    private final ConditionCutter cutter;

    private final Set<String> parameters = new HashSet<>();
    private boolean fine = true;

    private ConditionResolver(MethodScope scope, Attribute<String> attribute, Optional<TypeMirror> result) {
        this.scope = scope;
        this.attribute = attribute;
        this.result = result;
        this.typesInReach = new TypesInReach(scope);
        this.cutter = new ConditionCutter(attribute.value());
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
        expression.get().walk(this::resolveNames);
        if (fine) {
            checkTypes(expression.get());
        }
        return fine
                ? new Resolved(Optional.of(new Condition(cutter.cut(), parameters, traits(expression.get()))), true)
                : new Resolved(Optional.empty(), false);
    }

    private Condition.Traits traits(Expression expression) {
        return new ConditionTraits(name -> typeOfVariable(name)
                        .filter(type -> type.getKind().isPrimitive())
                        .isPresent())
                .of(expression);
    }

    /** Resolves the names that an expression has itself. Returns whether its parts have further ones. */
    private boolean resolveNames(Expression expression) {
        expression.types().stream().flatMap(TypeUse::references).forEach(this::resolveType);
        if (expression instanceof Expression.Call call && call.scope().isEmpty()) {
            report(
                    DiagnosticCode.CONDITION_CALL_UNQUALIFIED,
                    call.name(),
                    scope.service().element().getSimpleName(),
                    call.name());
        }
        List<Expression> prefixes = prefixes(expression);
        if (!prefixes.isEmpty()) {
            resolveVariable(((Expression.Name) prefixes.get(0)).name(), prefixes);
        }
        return prefixes.isEmpty();
    }

    /** Returns {@code a}, {@code a.b} and {@code a.b.c} for the last; nothing for an expression that is no dotted name. */
    private static List<Expression> prefixes(Expression expression) {
        List<Expression> prefixes = new ArrayList<>();
        if (expression instanceof Expression.Name) {
            prefixes.add(expression);
        } else if (expression instanceof Expression.Field field) {
            prefixes.addAll(prefixes(field.scope()));
            if (!prefixes.isEmpty()) {
                prefixes.add(field);
            }
        }
        return prefixes;
    }

    private void resolveVariable(String name, List<Expression> prefixes) {
        if (name.equals(RESULT)) {
            resolveResult();
        } else if (scope.parameters().containsKey(name)) {
            parameters.add(name);
        } else {
            resolveTypeName(name, prefixes);
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
    private void resolveTypeName(String first, List<Expression> prefixes) {
        String name = "";
        for (Expression prefix : prefixes) {
            name = prefix instanceof Expression.Field field ? name + "." + field.name() : first;
            Optional<TypeElement> type = typesInReach.find(name);
            if (type.isPresent()) {
                typeNames.put(prefix, type.get());
                bind(prefix.span(), type.get());
                return;
            }
        }
        reportUnknown(first);
    }

    private void resolveType(TypeUse type) {
        String name = type.name().text();
        typesInReach.find(name).ifPresentOrElse(found -> bind(type.name(), found), () -> reportUnknown(name));
    }

    private void bind(Expression.Span place, TypeElement type) {
        cutter.add(place, ClassName.get(type));
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
        expression.walk(part -> {
            boolean isType = typeNames.containsKey(part);
            if (!isType && (part instanceof Expression.Call || part instanceof Expression.Field)) {
                checkMember(part, types);
            }
            return !isType;
        });
        if (fine) {
            ConditionTypeCheck check = new ConditionTypeCheck(scope.system(), types);
            expression.walk(part -> {
                check.problem(part).ifPresent(problem -> report(DiagnosticCode.CONDITION_TYPES_MISMATCH, problem));
                if (part instanceof Expression.Binary comparison) {
                    checkNull(comparison);
                }
                return true;
            });
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
        String name = ExpressionTypes.name(access);
        if (members.get().isEmpty()) {
            String on = ExpressionTypes.scope(access).orElse(access).text();
            String brackets = access instanceof Expression.Call ? "()" : "";
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
    private void checkNull(Expression.Binary comparison) {
        boolean nullBeside = isNull(comparison.left()) || isNull(comparison.right());
        boolean ofResult = result.isPresent() && (isResult(comparison.left()) || isResult(comparison.right()));
        if (comparison.operator().isEquality() && nullBeside && ofResult) {
            boolean always = comparison.operator() == BinaryOperator.NOT_EQUALS;
            scope.report()
                    .add(
                            attribute.origin(),
                            DiagnosticCode.CONDITION_ABOUT_NULL,
                            attribute.name(),
                            attribute.value(),
                            comparison.text(),
                            always);
        }
    }

    private static boolean isResult(Expression expression) {
        return expression instanceof Expression.Name name && name.name().equals(RESULT);
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.isNull();
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

    private void report(DiagnosticCode code, Object... details) {
        fine = false;
        List<Object> arguments = new ArrayList<>(List.of(attribute.name(), attribute.value()));
        arguments.addAll(List.of(details));
        scope.report().add(attribute.origin(), code, arguments.toArray());
    }
}
