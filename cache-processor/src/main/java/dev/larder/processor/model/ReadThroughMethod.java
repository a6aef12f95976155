package dev.larder.processor.model;

import java.util.Optional;

/**
 * A method that is answered from the cache and called for what is missing.
 *
 * @param label the name of the method in statistics and messages, such as {@code UserService.find}
 * @param keyOrigin where the key was written, or the annotation if it was not
 * @param value what is kept; of a batch method, under each key
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
        boolean indexed,
        Optional<Condition> when,
        Optional<Condition> unless)
        implements StoringMethod {}
