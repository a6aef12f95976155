package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;

/**
 * An attribute of an annotation.
 *
 * @param name its name, such as {@code ttl}
 * @param value its value, or its default
 * @param origin the value if it was written, the annotation otherwise
 */
public record Attribute<T>(String name, T value, Origin origin) {}
