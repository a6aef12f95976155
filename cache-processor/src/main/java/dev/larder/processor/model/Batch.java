package dev.larder.processor.model;

import java.util.Optional;

/**
 * The properties of a batch method, which takes several ids.
 *
 * @param id the type of the ids, boxed
 * @param of the path from an element to its id; empty if the elements are the ids
 * @param by the path from a value to its id; empty if the method returns a {@code Map} by id
 */
public record Batch(TypeName id, Optional<ValuePath> of, Optional<ValuePath> by) {}
