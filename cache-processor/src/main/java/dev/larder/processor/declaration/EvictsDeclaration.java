package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;
import java.util.List;

/**
 * The attributes of an {@code @Evicts}, unchecked.
 *
 * @param on the name of the constant of {@code On}
 */
public record EvictsDeclaration(
        Origin origin,
        List<Attribute<String>> patterns,
        List<Attribute<String>> tags,
        Attribute<String> on,
        Attribute<String> when,
        Attribute<Boolean> awaitNear) {

    public EvictsDeclaration {
        patterns = List.copyOf(patterns);
        tags = List.copyOf(tags);
    }
}
