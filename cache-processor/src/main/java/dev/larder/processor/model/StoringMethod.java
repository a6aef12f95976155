package dev.larder.processor.model;

import java.util.Optional;

/** A method whose result is kept: all of it, or of a batch method each of its values. */
public sealed interface StoringMethod extends ServiceMethod permits ReadThroughMethod, UpdatingMethod {

    /** The name of the method in statistics and messages, such as {@code UserService.find}. */
    String label();

    KeyTemplate key();

    /** Where the key was written, or the annotation if it was not. */
    Origin keyOrigin();

    /** What is kept; of a batch method, under each key. */
    CachedValue value();

    ReturnKind returnKind();

    Optional<Batch> batch();

    Expiry expiry();

    boolean indexed();

    Optional<Condition> when();

    Optional<Condition> unless();
}
