package dev.larder.processor.model;

/** A method without annotations, which calls the delegate. */
public record DelegatedMethod(MethodSignature signature) implements ServiceMethod {}
