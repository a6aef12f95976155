package dev.larder.processor.model.map;

/** A parameter of a method, under the name that templates use. */
public record MappedParameter(String name, MappedType type) {}
