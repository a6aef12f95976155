package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.generation.source.MethodSpec;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.PathStep;
import dev.larder.processor.model.ValuePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/**
 * Writes one static method for each path of a service. It handles nulls, so that the methods of the service need not.
 */
final class PathWriter {

    private final NameScope names;
    /** The methods by the type of the path's root and the names of its steps. */
    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    /** Creates a writer whose methods get names from the scope. */
    PathWriter(NameScope names) {
        this.names = names;
    }

    /** Returns the expression for the value at the end of a path whose root is in a variable. */
    CodeBlock value(ValuePath path, String variable) {
        if (path.steps().isEmpty()) {
            return CodeBlock.of("$N", variable);
        }
        String route = path.rootType() + " " + spelled(path);
        MethodSpec method = methods.computeIfAbsent(route, key -> method(path));
        return CodeBlock.of("$N($N)", method.name(), variable);
    }

    /** Returns a path as a function of values that are not null. A single step is called directly. */
    // user -> user.id()
    CodeBlock function(ValuePath path, MethodSignature signature) {
        String variable = NameScope.local(path.variable(), signature);
        boolean plain = path.elements().isEmpty() && path.steps().size() == 1;
        CodeBlock value = plain ? read(variable, path.steps().get(0)) : value(path, variable);
        return CodeBlock.of("$N -> $L", variable, value);
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    /*
     * private static String userAddressCity(User user) {
     *     Address address = user == null ? null : user.address();
     *     return address == null ? null : address.city();
     * }
     */
    private MethodSpec method(ValuePath path) {
        List<PathStep> steps = path.steps();
        PathStep last = steps.get(steps.size() - 1);
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.claim(camelCase(path)))
                .addJavadoc("{@code $L}, or null where a step of it is null.", spelled(path))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(last.type().box())
                .addParameter(path.rootType(), path.variable());
        NameScope locals = new NameScope(Set.of(path.variable()));
        String from = path.variable();
        for (PathStep step : steps.subList(0, steps.size() - 1)) {
            String to = locals.claim(variableFor(step, from));
            method.addStatement("$T $N = $N == null ? null : $L", step.type(), to, from, read(from, step));
            from = to;
        }
        return method.addStatement("return $N == null ? null : $L", from, read(from, last))
                .build();
    }

    private static CodeBlock read(String from, PathStep step) {
        if (step instanceof PathStep.Call call) {
            return CodeBlock.of("$N.$N()", from, call.method());
        }
        return step instanceof PathStep.Read read
                ? CodeBlock.of("$N.$N", from, read.field())
                : CodeBlock.of("$N.orElse(null)", from);
    }

    private static String variableFor(PathStep step, String from) {
        if (step instanceof PathStep.Call call) {
            String property = call.method().replaceFirst("^(get|is)(?=\\p{Lu})", "");
            String name = property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
            return SourceVersion.isName(name) ? name : name + "Value";
        }
        return step instanceof PathStep.Read read ? read.field() : from + "Value";
    }

    private static String camelCase(ValuePath path) {
        StringBuilder name = new StringBuilder();
        for (String part : spelled(path).split("\\.", -1)) {
            name.append(name.length() == 0 ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return name.toString();
    }

    /** Returns {@code user.id}, also for a path from the elements of {@code users}. */
    private static String spelled(ValuePath path) {
        return path.variable() + path.text().substring(path.root().length());
    }
}
