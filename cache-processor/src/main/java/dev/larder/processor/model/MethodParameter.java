package dev.larder.processor.model;

import com.palantir.javapoet.TypeName;

/** A parameter of a method; its name is the one that templates and conditions use. */
public record MethodParameter(String name, TypeName type) {}
