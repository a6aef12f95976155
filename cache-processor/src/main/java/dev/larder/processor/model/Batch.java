package dev.larder.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.Optional;

/**
 * What makes a method one for several ids at once.
 *
 * @param id the type of the ids, boxed
 * @param of the way from an element to its id; empty if the elements are the ids
 * @param by the way from a value to its id; empty if the method returns a {@code Map} by id, and not a collection of values
 */
public record Batch(TypeName id, Optional<ValuePath> of, Optional<ValuePath> by) {}
