package dev.larder.processor.model;

/**
 * A method without annotations, which calls the delegate.
 *
 * @param origin the method
 * @param isDefault whether the interface has a body for it
 */
public record DelegatedMethod(MethodSignature signature, Origin origin, boolean isDefault) implements ServiceMethod {}
