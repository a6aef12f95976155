package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;
import java.util.List;

/** The attributes of an {@code @Updates}, unchecked. */
public record UpdatesDeclaration(
        Origin origin,
        Attribute<String> key,
        Attribute<String> ttl,
        Attribute<String> jitter,
        Attribute<String> staleIfError,
        Attribute<String> when,
        Attribute<String> unless,
        Attribute<String> by,
        List<Attribute<String>> tags,
        Attribute<Boolean> indexed) {}
