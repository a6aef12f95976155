package dev.larder.processor.resolution.value;

import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * A flaw in a part of a type.
 *
 * @param where the part of the type, such as {@code 'task' of Job}
 * @param details further arguments of the flaw's message
 */
public record ValueFinding(ValueFlaw flaw, String where, TypeName type, List<String> details) {

    public ValueFinding {
        details = List.copyOf(details);
    }

    static ValueFinding of(ValueFlaw flaw, String where, TypeMirror type, String... details) {
        return new ValueFinding(flaw, where, TypeName.get(type), Arrays.asList(details));
    }

    /** Returns the problem for a method that stores values of the type. */
    public Problem whenStored(String method) {
        List<Object> arguments = new ArrayList<>(List.of(method, where, TypeSystem.display(type)));
        arguments.addAll(details);
        Problem problem = Problem.of(flaw.code(), arguments);
        // Each way through a graph of entities leads back, from each method.
        return flaw == ValueFlaw.MAY_CYCLE ? problem.toldOnceOf(type.toString()) : problem;
    }

    /** Returns the reason why a value of the type can't be hashed, as a clause. */
    public String whenHashed() {
        String detail = details.isEmpty() || !flaw.reason().matches(".*( by|loses)") ? "" : " " + details.get(0);
        return where + " is " + TypeSystem.display(type) + ", " + flaw.reason() + detail;
    }
}
