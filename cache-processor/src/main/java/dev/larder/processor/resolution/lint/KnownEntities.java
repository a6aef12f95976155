package dev.larder.processor.resolution.lint;

import dev.larder.processor.model.map.CacheMap;
import dev.larder.processor.model.map.MappedParameter;
import dev.larder.processor.model.map.MappedType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The names of all entities that the services take or return. */
final class KnownEntities {

    private final Set<String> texts = new HashSet<>();
    private final Map<String, EntityName> names = new HashMap<>();

    KnownEntities(CacheMap map) {
        map.methods()
                .flatMap(method -> Stream.concat(
                        Stream.of(method.result()), method.parameters().stream().map(MappedParameter::type)))
                .filter(MappedType::holdsEntity)
                .forEach(type -> texts.add(nameOf(type).text()));
    }

    EntityName nameOf(MappedType type) {
        return names.computeIfAbsent(type.entityName(), EntityName::of);
    }

    /** Returns whether a text in lower case is the name of an entity. */
    boolean contains(String text) {
        return texts.contains(text);
    }

    /** Returns whether a text begins with the name of an entity that is longer than another name. */
    boolean beginsWithLonger(String text, EntityName name) {
        return texts.stream().anyMatch(known -> known.length() > name.text().length() && text.startsWith(known));
    }

    /** Returns whether a text begins or ends with the name of an entity that is not akin to another one. */
    boolean haveAnotherIn(String text, EntityName name) {
        return texts.stream()
                .filter(known -> text.startsWith(known) || text.endsWith(known))
                .anyMatch(known -> !new EntityName(known).isAkinTo(name));
    }
}
