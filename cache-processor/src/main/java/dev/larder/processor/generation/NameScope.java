package dev.larder.processor.generation;

import dev.larder.processor.model.MethodParameter;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.ServiceMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives out names, each once: {@code find}, {@code find2}, {@code find3}. */
final class NameScope {

    private final Set<String> taken;

    NameScope(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** The names of the methods of a service, and those of {@code Object}, which a static method can't hide. */
    static NameScope ofMethods(List<ServiceMethod> methods) {
        NameScope names = new NameScope(Set.of(
                "getClass", "hashCode", "equals", "toString", "notify", "notifyAll", "wait", "clone", "finalize"));
        methods.forEach(method -> names.taken.add(method.signature().name()));
        return names;
    }

    /** A name for a local variable of a method, as close to the wanted one as its parameters allow. */
    static String local(String wanted, MethodSignature signature) {
        return of(signature).claim(wanted);
    }

    /** The names in a method, of which its parameters are taken. */
    static NameScope of(MethodSignature signature) {
        return new NameScope(
                signature.parameters().stream().map(MethodParameter::name).collect(Collectors.toSet()));
    }

    String claim(String wanted) {
        return claim(wanted, "");
    }

    /** Claims the name; if it is taken, the separator and a number follow it. */
    String claim(String wanted, String separator) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + separator + i;
        }
        return name;
    }
}
