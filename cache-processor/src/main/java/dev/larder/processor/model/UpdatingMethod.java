package dev.larder.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A method that is always called and whose result replaces the kept value; evictions, if any, follow the update.
 *
 * @param label the name of the method in statistics and messages, such as {@code UserService.save}
 * @param keyOrigin where the key was written, or the annotation if it was not
 * @param value what is kept; of a batch method, under each key
 */
public record UpdatingMethod(
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
        Optional<Condition> unless,
        List<EvictionRule> evictions)
        implements StoringMethod {

    public UpdatingMethod {
        evictions = List.copyOf(evictions);
    }
}
