package dev.larder.processor.model;

/** A parameter of a method, under the name that templates and conditions use. */
public record MethodParameter(String name, TypeName type) {}
