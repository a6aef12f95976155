package dev.larder.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * What is kept of a method's result.
 *
 * @param type the type of the kept value, boxed
 * @param optional whether the method returns it inside an {@code Optional}
 */
public record CachedValue(TypeName type, boolean optional) {}
