package dev.larder.processor.generation;

import dev.larder.processor.model.MethodParameter;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.ServiceMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives out unique names: {@code find}, {@code find2}, {@code find3}. */
final class NameScope {

    private static final Set<String> OF_OBJECT =
            Set.of("getClass", "hashCode", "equals", "toString", "notify", "notifyAll", "wait", "clone", "finalize");

    private final Set<String> taken;

    NameScope(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /**
     * Returns a scope in which the names of a service's methods are taken, and those of {@code Object}, which a static
     * method can't hide.
     */
    static NameScope ofMethods(List<ServiceMethod> methods) {
        NameScope names = new NameScope(OF_OBJECT);
        methods.forEach(method -> names.taken.add(method.signature().name()));
        return names;
    }

    /** Returns whether {@code Object} has a method of this name. */
    static boolean isOfObject(String name) {
        return OF_OBJECT.contains(name);
    }

    /** Returns a name for a local variable of a method: the wanted name, with a number if a parameter has it. */
    static String local(String wanted, MethodSignature signature) {
        return of(signature).claim(wanted);
    }

    /** Returns a scope in which the names of a method's parameters are taken. */
    static NameScope of(MethodSignature signature) {
        return new NameScope(
                signature.parameters().stream().map(MethodParameter::name).collect(Collectors.toSet()));
    }

    String claim(String wanted) {
        return claim(wanted, "");
    }

    /** Claims and returns the name, followed by the separator and a number if it is taken. */
    String claim(String wanted, String separator) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + separator + i;
        }
        return name;
    }
}
