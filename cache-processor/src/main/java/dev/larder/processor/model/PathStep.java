package dev.larder.processor.model;

/** One step of a path, from a value that is not null to a value that may be null. */
public sealed interface PathStep {

    /** Returns the type of the value at the end of the step, without type variables. */
    TypeName type();

    /**
     * Calls a method without arguments.
     *
     * @param mayThrow whether the method may throw: any method but the accessor of a record
     */
    record Call(String method, TypeName type, boolean mayThrow) implements PathStep {}

    /** Reads a public field. */
    record Read(String field, TypeName type) implements PathStep {}

    /** Opens an {@code Optional}. */
    record Open(TypeName type) implements PathStep {}
}
