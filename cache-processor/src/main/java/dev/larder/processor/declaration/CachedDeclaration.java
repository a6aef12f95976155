package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;

/** A {@code @Cached} as it was written. */
public record CachedDeclaration(
        Origin origin,
        Attribute<String> key,
        Attribute<String> ttl,
        Attribute<String> nullTtl,
        Attribute<String> jitter,
        Attribute<String> refreshAfter,
        Attribute<String> staleIfError,
        Attribute<String> when,
        Attribute<String> unless,
        Attribute<String> by,
        Attribute<Boolean> listed) {}
