package dev.larder.processor.model;

import java.util.List;
import java.util.Optional;

/** A method whose result is stored: all of it, or each value of a batch method's result. */
public sealed interface StoringMethod extends ServiceMethod permits ReadThroughMethod, UpdatingMethod {

    /** Returns the name of the method in statistics and messages, such as {@code UserService.find}. */
    String label();

    KeyTemplate key();

    /** Returns the place of the key, or of the annotation if it has none. */
    Origin keyOrigin();

    @Override
    default Origin origin() {
        return keyOrigin();
    }

    /** Returns the stored value; of a batch method, the one under each key. */
    CachedValue value();

    ReturnKind returnKind();

    Optional<Batch> batch();

    Expiry expiry();

    /** Returns the tags that each key carries. */
    List<CarriedTag> tags();

    boolean indexed();

    Optional<Condition> when();

    Optional<Condition> unless();
}
