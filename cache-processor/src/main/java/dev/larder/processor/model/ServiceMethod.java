package dev.larder.processor.model;

/** A method of a service and what the generated class does when it is called. */
public sealed interface ServiceMethod permits DelegatedMethod, StoringMethod, EvictingMethod {

    MethodSignature signature();
}
