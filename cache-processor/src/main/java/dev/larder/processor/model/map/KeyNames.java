package dev.larder.processor.model.map;

import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One name for each key: methods spell the placeholders of a key differently, as {@code user:{id}} and
 * {@code user:{user.id}}. The key has the name that a method for one value reads it by, if there is one.
 *
 * @param names the names by the templates without the names of their placeholders
 */
public record KeyNames(Map<String, String> names) {

    public KeyNames {
        names = Map.copyOf(names);
    }

    /** Returns the names of all keys of a map. */
    public static KeyNames of(CacheMap map) {
        Map<String, String> names = new HashMap<>();
        Stream<MappedKey> read = map.methods()
                .filter(method -> method.role() == MappedMethod.Role.READS)
                .flatMap(method -> method.key().stream())
                .filter(key -> !key.batch());
        Stream<MappedKey> all = map.methods().flatMap(method -> method.key().stream());
        Stream.concat(read, all)
                .forEach(key ->
                        names.putIfAbsent(form(key.template()), key.template().text()));
        return new KeyNames(names);
    }

    /** Returns the name of a key. */
    public String of(KeyTemplate template) {
        return names.getOrDefault(form(template), template.text());
    }

    private static String form(KeyTemplate template) {
        return template.segments().stream()
                .map(segment -> segment instanceof KeySegment.Placeholder placeholder
                        ? "{" + placeholder.digest() + "}"
                        : segment.text())
                .collect(Collectors.joining(":"));
    }
}
