package dev.larder.processor.resolution.scope;

import dev.larder.processor.diagnostic.NearestName;
import dev.larder.processor.diagnostic.ValidationReport;
import dev.larder.processor.model.Origin;
import dev.larder.processor.model.ReturnKind;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** A method that is being resolved, with its types as a member of the service. */
public final class MethodScope {

    /** The name of the method's result in templates and conditions. */
    public static final String RESULT = "result";

    /** The remedy for a class file without names of parameters. */
    public static final String NO_PARAMETER_NAMES =
            "the class file that declares it has no names of parameters: compile it with -parameters";

    private final ServiceScope service;
    private final Origin origin;
    private final ExecutableType type;
    private final AwaitedResult result;
    private final Map<String, TypeMirror> parameters = new LinkedHashMap<>();

    /**
     * Creates the scope of a method.
     *
     * @param singleName finds the name of a single parameter, for a class file without names of parameters
     */
    public MethodScope(ServiceScope service, Origin origin, Supplier<Optional<String>> singleName) {
        this.service = service;
        this.origin = origin;
        this.type = service.system().memberOf(service.type(), element());
        this.result = AwaitedResult.of(type.getReturnType(), service.system());
        for (int i = 0; i < element().getParameters().size(); i++) {
            parameters.put(
                    element().getParameters().get(i).getSimpleName().toString(),
                    type.getParameterTypes().get(i));
        }
        if (parameters.size() == 1 && hasNoParameterNames()) {
            singleName.get().ifPresent(name -> {
                parameters.clear();
                parameters.put(name, type.getParameterTypes().get(0));
            });
        }
    }

    public ServiceScope service() {
        return service;
    }

    public TypeSystem system() {
        return service.system();
    }

    public ValidationReport report() {
        return service.report();
    }

    public Origin origin() {
        return origin;
    }

    public ExecutableElement element() {
        return (ExecutableElement) origin.element();
    }

    public ExecutableType type() {
        return type;
    }

    /** Returns the name of the method in messages and statistics, such as {@code UserService.find}. */
    public String label() {
        return service.name() + "." + element().getSimpleName();
    }

    /** Returns the parameters' types by name, in order. */
    public Map<String, TypeMirror> parameters() {
        return parameters;
    }

    public TypeMirror returnType() {
        return type.getReturnType();
    }

    /** Returns the way in which the method returns its result. */
    public ReturnKind returnKind() {
        return result.kind();
    }

    /** Returns the type of the result, which may come later; void if there is none. */
    public TypeMirror awaitedType() {
        return result.type();
    }

    /** Returns the type of the result, which may come later; of an {@code Optional}, the type inside. */
    public TypeMirror resultType() {
        return system().insideOptional(awaitedType()).orElse(awaitedType());
    }

    /** Returns a hint for a name that no parameter has. */
    public String hintFor(String misspelt, String opening, String closing) {
        return hasNoParameterNames()
                ? NO_PARAMETER_NAMES
                : hint(misspelt, List.copyOf(parameters.keySet()), opening, closing, "it has no parameters");
    }

    /**
     * Returns whether the parameters have the names {@code arg0}, {@code arg1} …, which compilers give them where a
     * class file has none.
     */
    public boolean hasNoParameterNames() {
        int index = 0;
        for (String name : parameters.keySet()) {
            if (!name.equals("arg" + index++)) {
                return false;
            }
        }
        return index > 0;
    }

    /** Returns "did you mean x?", or the list of the names. */
    public static String hint(
            String misspelt, Collection<String> names, String opening, String closing, String ifThereAreNone) {
        Optional<String> nearest = NearestName.of(misspelt, names);
        if (nearest.isPresent()) {
            return "did you mean " + opening + nearest.get() + closing + "?";
        }
        if (names.isEmpty()) {
            return ifThereAreNone;
        }
        return "there is " + opening + String.join(closing + ", " + opening, names) + closing;
    }
}
