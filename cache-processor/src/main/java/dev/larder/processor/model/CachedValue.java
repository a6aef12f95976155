package dev.larder.processor.model;

/**
 * The value that is stored of a method's result.
 *
 * @param type the type of the stored value, boxed
 * @param optional whether the method returns the value inside an {@code Optional}
 */
public record CachedValue(TypeName type, boolean optional) {}
