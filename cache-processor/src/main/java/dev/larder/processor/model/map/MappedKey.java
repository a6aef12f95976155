package dev.larder.processor.model.map;

import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.TimeToLive;
import java.util.List;
import java.util.Optional;

/**
 * A key under which a method stores values.
 *
 * @param template the key's template
 * @param value the type of the value under one key
 * @param shape the shape of that value
 * @param batch whether one call has several keys
 * @param kept the longest time for which the store keeps a value: its TTL and {@code staleIfError}
 * @param nullTtl the TTL of a stored null; empty if null is not stored
 * @param near the time for which a JVM serves a value without asking the store; empty if each call asks
 * @param tags the templates of the tags that the key carries
 * @param indexed whether a group finds the key without a scan
 */
public record MappedKey(
        KeyTemplate template,
        MappedType value,
        ValueShape shape,
        boolean batch,
        TimeToLive ttl,
        TimeToLive kept,
        Optional<TimeToLive> nullTtl,
        Optional<TimeToLive> near,
        List<KeyTemplate> tags,
        boolean indexed) {

    public MappedKey {
        tags = List.copyOf(tags);
    }
}
