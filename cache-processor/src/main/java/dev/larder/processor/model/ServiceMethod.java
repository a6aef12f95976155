package dev.larder.processor.model;

/** A method of a service and the behaviour of the generated class when it is called. */
public sealed interface ServiceMethod permits DelegatedMethod, StoringMethod, EvictingMethod {

    MethodSignature signature();
}
