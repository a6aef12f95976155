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
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** A method while it is being resolved, with its types as a member of the service. */
public final class MethodScope {

    /** The name that templates and conditions use for what the method returns. */
    public static final String RESULT = "result";

    /** What to do where a class file has no names of parameters. */
    public static final String NO_PARAMETER_NAMES =
            "the class file that declares it has no names of parameters: compile it with -parameters";

    private final ServiceScope service;
    private final Origin origin;
    private final ExecutableType type;
    private final AwaitedResult result;
    private final Map<String, TypeMirror> parameters = new LinkedHashMap<>();

    public MethodScope(ServiceScope service, Origin origin) {
        this.service = service;
        this.origin = origin;
        this.type = service.system().memberOf(service.type(), element());
        this.result = AwaitedResult.of(type.getReturnType(), service.system());
        for (int i = 0; i < element().getParameters().size(); i++) {
            parameters.put(
                    element().getParameters().get(i).getSimpleName().toString(),
                    type.getParameterTypes().get(i));
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

    /** The name of the method in messages and statistics, such as {@code UserService.find}. */
    public String label() {
        return service.name() + "." + element().getSimpleName();
    }

    /** The parameters' types by name, in order. */
    public Map<String, TypeMirror> parameters() {
        return parameters;
    }

    public TypeMirror returnType() {
        return type.getReturnType();
    }

    /** How the method hands over its result. */
    public ReturnKind returnKind() {
        return result.kind();
    }

    /** What the method returns, now or later; void if that is nothing. */
    public TypeMirror awaitedType() {
        return result.type();
    }

    /** What the method returns, now or later; of an {@code Optional}, what is inside. */
    public TypeMirror resultType() {
        return system().insideOptional(awaitedType()).orElse(awaitedType());
    }

    /** The sentence that helps with a name that is none of the parameters'. */
    public String hintFor(String misspelt, String opening, String closing) {
        return hasNoParameterNames()
                ? NO_PARAMETER_NAMES
                : hint(misspelt, List.copyOf(parameters.keySet()), opening, closing, "it has no parameters");
    }

    /** Whether the parameters are called {@code arg0}, {@code arg1} …, as compilers do where a class file has no names. */
    public boolean hasNoParameterNames() {
        int index = 0;
        for (String name : parameters.keySet()) {
            if (!name.equals("arg" + index++)) {
                return false;
            }
        }
        return index > 0;
    }

    /** "did you mean x?", or the list of what there is. */
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
