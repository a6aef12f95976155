package dev.larder.processor.model;

import com.palantir.javapoet.TypeName;

/** One step of a path: from a value that is not null to the next one, which may be. */
public sealed interface PathStep {

    /** The type of the value that the step leads to, without type variables. */
    TypeName type();

    /** Calls a method without arguments. */
    record Call(String method, TypeName type) implements PathStep {}

    /** Reads a public field. */
    record Read(String field, TypeName type) implements PathStep {}

    /** Takes the value out of an {@code Optional}. */
    record Open(TypeName type) implements PathStep {}
}
