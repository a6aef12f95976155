package dev.larder.processor.model;

/** A method of a service and the behaviour of the generated class when it is called. */
public sealed interface ServiceMethod permits DelegatedMethod, StoringMethod, EvictingMethod {

    MethodSignature signature();

    /** Returns the place where warnings about the method are printed. */
    Origin origin();
}
