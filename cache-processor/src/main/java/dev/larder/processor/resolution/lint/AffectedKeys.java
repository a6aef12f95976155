package dev.larder.processor.resolution.lint;

import dev.larder.processor.model.map.CacheMap;
import dev.larder.processor.model.map.MappedKey;
import dev.larder.processor.model.map.MappedMethod;
import dev.larder.processor.model.map.MappedParameter;
import dev.larder.processor.model.map.MappedService;
import dev.larder.processor.model.map.MappedType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Guesses which keys a method without annotations makes wrong. The method's name has to say that it changes data, its result has
 * to be of the shape that such methods return, and it has to take the entity of the key or the entity's id.
 */
final class AffectedKeys {

    private static final Set<String> OUTCOMES = Set.of(
            "void",
            "boolean",
            "int",
            "long",
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Void");

    private final CacheMap map;
    private final KnownEntities entities;
    private final PropertyNames properties;

    AffectedKeys(CacheMap map, KnownEntities entities, PropertyNames properties) {
        this.map = map;
        this.entities = entities;
        this.properties = properties;
    }

    /**
     * Returns the methods whose stored values the method seems to change, one for each template. A change of an entity concerns
     * all keys that hold it, whatever they are found by.
     */
    List<MappedMethod> of(MappedService service, MappedMethod method) {
        if (method.role() != MappedMethod.Role.PLAIN) {
            return List.of();
        }
        Optional<MethodName> name = MethodName.of(method.name()).or(() -> creationByShape(method));
        if (name.isEmpty()) {
            return List.of();
        }
        Set<String> changed = new HashSet<>();
        map.services()
                .forEach(owner -> owner.keys()
                        .filter(key -> key.value().holdsEntity() && changes(service, method, name.get(), owner, key))
                        .forEach(key -> changed.add(key.value().entity())));
        Set<String> templates = new HashSet<>();
        return map.methods()
                .filter(reader -> reader.key()
                        .filter(key -> changed.contains(key.value().entity())
                                && (holdsNew(key) || !name.get().creates())
                                && templates.add(key.template().text()))
                        .isPresent())
                .toList();
    }

    /** Returns a creation, whatever the method's name, if it takes a {@code NewOrder} and returns an {@code Order}. */
    private static Optional<MethodName> creationByShape(MappedMethod method) {
        boolean creates = method.result().holdsEntity()
                && method.parameters().stream()
                        .map(parameter -> parameter.type().entityName())
                        .anyMatch(type -> EntityName.isOfNewOne(type)
                                && EntityName.of(type)
                                        .equals(EntityName.of(method.result().entityName())));
        return creates ? Optional.of(new MethodName(true, false, "")) : Optional.empty();
    }

    /**
     * Returns whether a key holds something about an entity that did not exist: a collection, or its absence. A collection that is found by
     * ids holds no others.
     */
    static boolean holdsNew(MappedKey key) {
        return key.nullTtl().isPresent()
                || (key.value().many()
                        && key.template().placeholders().stream()
                                .noneMatch(placeholder ->
                                        placeholder.path().root().matches("(?i).*(ids|idList|codes|keys|uuids)")));
    }

    private boolean changes(
            MappedService service, MappedMethod method, MethodName name, MappedService owner, MappedKey key) {
        EntityName entity = entities.nameOf(key.value());
        return isOutcome(method.result(), entity)
                && ((takes(method, key, entity)
                                && isNotOfAnother(name.object(), entity)
                                && (isAllThatIsTaken(method, key, entity) || isAbout(name.object(), key, entity))
                                && isMain(service, method, name.object(), entity))
                        || (name.ofAll() && owner.equals(service) && concerns(service, name.object(), key, entity))
                        || (isIdentified(service, method, owner, key, entity)
                                && concerns(service, name.object(), key, entity)));
    }

    private boolean isOutcome(MappedType result, EntityName entity) {
        return OUTCOMES.contains(result.text()) || (result.holdsEntity() && isOf(result, entity));
    }

    private boolean isOf(MappedType type, EntityName entity) {
        return entities.nameOf(type).equals(entity);
    }

    private boolean takes(MappedMethod method, MappedKey key, EntityName entity) {
        return method.parameters().stream()
                .filter(parameter -> !MethodName.isActor(parameter.name()))
                .anyMatch(parameter -> holds(parameter, key, entity));
    }

    /**
     * Returns whether a method takes nothing but the entity. Beside something else, the entity may only say whose it is, as in
     * {@code saveConfiguration(configuration, store)}.
     */
    private boolean isAllThatIsTaken(MappedMethod method, MappedKey key, EntityName entity) {
        return method.parameters().stream().allMatch(parameter -> holds(parameter, key, entity));
    }

    /**
     * Returns whether an entity is the one of several in the parameters that a verb without an object changes: that of the service, or
     * else the first.
     */
    private boolean isMain(MappedService service, MappedMethod method, String object, EntityName entity) {
        List<EntityName> taken = method.parameters().stream()
                .filter(parameter -> parameter.type().holdsEntity() && !MethodName.isActor(parameter.name()))
                .map(parameter -> entities.nameOf(parameter.type()))
                .toList();
        EntityName own = EntityName.ofService(service.simpleName());
        return !EntityName.isAnything(object)
                || (taken.stream().anyMatch(own::isAkinTo)
                        ? own.isAkinTo(entity)
                        : taken.get(0).isAkinTo(entity));
    }

    private boolean holds(MappedParameter parameter, MappedKey key, EntityName entity) {
        MappedType type = parameter.type();
        return type.holdsEntity() && (type.entity().equals(key.value().entity()) || isOf(type, entity));
    }

    /** Returns whether a verb's object, if it is the name of an entity at all, is the name of this one. */
    private boolean isNotOfAnother(String object, EntityName entity) {
        String singular = EntityName.singular(object);
        return !entities.contains(singular) || new EntityName(singular).isAkinTo(entity);
    }

    /**
     * Returns whether a parameter is one of the key's placeholders by name and type. Of another service the name has to say of
     * what it is the id, as {@code userId} does.
     */
    private static boolean isIdentified(
            MappedService service, MappedMethod method, MappedService owner, MappedKey key, EntityName entity) {
        boolean same = owner.type().equals(service.type());
        return key.template().placeholders().stream()
                .filter(placeholder -> !placeholder.digest())
                .anyMatch(placeholder -> method.parameters().stream()
                        .filter(parameter -> ProposedPattern.isItself(placeholder, entity, parameter))
                        .filter(parameter ->
                                parameter.equals(method.parameters().get(0)) || isId(parameter.name()))
                        .anyMatch(parameter -> same || namesEntity(parameter.name(), entity)));
    }

    /** Returns whether a name says that it identifies. Otherwise only the first parameter does; the others are new values. */
    private static boolean isId(String name) {
        return name.matches("(?i).*(id|ids|key|uuid)");
    }

    private static boolean namesEntity(String parameter, EntityName entity) {
        List<String> words = MethodName.words(parameter);
        return words.size() > 1
                && String.join("", words.subList(0, words.size() - 1)).equals(entity.text());
    }

    /** Returns whether a change of a verb's object changes the entity of a key that is found by id. */
    private boolean concerns(MappedService service, String object, MappedKey key, EntityName entity) {
        String singular = EntityName.singular(object);
        if (EntityName.isAnything(object)) {
            return entity.isAkinTo(EntityName.ofService(service.simpleName())) || isTheOnlyEntity(service, key);
        }
        return isAbout(object, key, entity);
    }

    /** Returns whether a verb's object is anything, the entity, or a property of it. */
    private boolean isAbout(String object, MappedKey key, EntityName entity) {
        String singular = EntityName.singular(object);
        if (EntityName.isAnything(object) || new EntityName(singular).isAkinTo(entity)) {
            return true;
        }
        if (singular.startsWith(entity.text())) {
            return !entities.contains(singular.substring(entity.text().length())) && !entities.contains(singular);
        }
        return properties.contains(key.value().entity(), object);
    }

    private static boolean isTheOnlyEntity(MappedService service, MappedKey key) {
        return service.keys()
                .filter(other -> other.value().holdsEntity())
                .allMatch(other -> other.value().entity().equals(key.value().entity()));
    }
}
