package dev.larder.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A method that is always called, and whose result replaces the stored value. Its evictions follow the update.
 *
 * @param label the name of the method in statistics and messages, such as {@code UserService.save}
 * @param keyOrigin the place of the key, or of the annotation if it has none
 * @param value the stored value; of a batch method, the one under each key
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
        List<CarriedTag> tags,
        boolean indexed,
        Optional<Condition> when,
        Optional<Condition> unless,
        List<EvictionRule> evictions)
        implements StoringMethod {

    public UpdatingMethod {
        tags = List.copyOf(tags);
        evictions = List.copyOf(evictions);
    }

    /** Returns whether the call awaits the near caches of the fleet. All evictions of a method do if one does. */
    public boolean awaitsNear() {
        return evictions.stream().anyMatch(EvictionRule::awaitNear);
    }
}
