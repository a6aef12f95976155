package dev.larder.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A method that is answered from the cache, and called on a miss.
 *
 * @param label the name of the method in statistics and messages, such as {@code UserService.find}
 * @param keyOrigin the place of the key, or of the annotation if it has none
 * @param value the stored value; of a batch method, the one under each key
 * @param near how values are kept in the JVM; empty if each call asks the store
 */
public record ReadThroughMethod(
        MethodSignature signature,
        String label,
        KeyTemplate key,
        Origin keyOrigin,
        CachedValue value,
        ReturnKind returnKind,
        Optional<Batch> batch,
        Expiry expiry,
        Optional<Near> near,
        List<CarriedTag> tags,
        boolean indexed,
        Optional<Condition> when,
        Optional<Condition> unless)
        implements StoringMethod {

    public ReadThroughMethod {
        tags = List.copyOf(tags);
    }
}
