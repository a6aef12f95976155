package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;
import dev.larder.processor.model.TypeName;
import java.util.List;

/** The attributes of a {@code @Cached}, unchecked. */
public record CachedDeclaration(
        Origin origin,
        Attribute<String> key,
        Attribute<String> ttl,
        Attribute<String> nullTtl,
        Attribute<String> jitter,
        Attribute<String> refreshAfter,
        Attribute<String> staleIfError,
        Attribute<List<TypeName>> rethrow,
        Attribute<String> softLoadDeadline,
        Attribute<String> hardLoadDeadline,
        Attribute<String> near,
        Attribute<Boolean> nearShared,
        Attribute<String> when,
        Attribute<String> unless,
        Attribute<String> by,
        List<Attribute<String>> tags,
        Attribute<Boolean> indexed) {}
