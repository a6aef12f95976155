package dev.larder.processor.model;

/** A method without annotations, which goes straight to the delegate. */
public record DelegatedMethod(MethodSignature signature) implements ServiceMethod {}
