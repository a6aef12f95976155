package dev.larder.processor.resolution.lint;

import dev.larder.processor.model.map.MappedKey;
import dev.larder.processor.model.map.MappedMethod;
import dev.larder.processor.model.map.MappedParameter;
import dev.larder.processor.model.map.MappedService;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Guesses whether a method that evicts or updates one key of an entity makes another key wrong that holds the same class. The author
 * has said that the entity changes, so that any verb will do. The name of the method can still say that something else changes, and
 * another service can hold the class for another purpose.
 */
final class RelatedKeys {

    private static final Set<String> IDENTIFIERS = Set.of("id", "ids", "key", "keys", "uuid", "uuids", "code", "codes");

    private final KnownEntities entities;
    private final PropertyNames properties;

    RelatedKeys(KnownEntities entities, PropertyNames properties) {
        this.entities = entities;
        this.properties = properties;
    }

    /**
     * Returns whether a method that changes the entity of a key seems to change what this key holds.
     *
     * @param service the service of the method
     * @param owner the service of the key
     */
    boolean changes(MappedService service, MappedMethod method, MappedService owner, MappedKey key) {
        MethodName name = MethodName.ofChange(method.name());
        if (name.creates() && !AffectedKeys.holdsNew(key)) {
            return false;
        }
        EntityName entity = entities.nameOf(key.value());
        boolean isTaken = takes(service, method, entity);
        boolean isSame = owner.type().equals(service.type());
        if (isAbout(name.object(), key, entity)) {
            // What is new need not be in the lists of services that select some entities for another purpose.
            return isSame || isOwn(owner, entity) || (isTaken && !name.creates());
        }
        // The object is a word that says nothing about entities, as in recordLogin(userId).
        return isSame && isTaken && !namesAnother(name.object(), method, entity);
    }

    /** Returns whether a service is about an entity, as {@code UserService} is for {@code SysUser}, and not about a special kind of it. */
    private static boolean isOwn(MappedService service, EntityName entity) {
        return entity.text().endsWith(EntityName.ofService(service.simpleName()).text());
    }

    /** Returns whether a method takes the entity, or its id under a name that says so. */
    private boolean takes(MappedService service, MappedMethod method, EntityName entity) {
        return method.parameters().stream()
                .filter(parameter -> !MethodName.isActor(parameter.name()))
                .anyMatch(parameter -> isOf(parameter, entity) || identifies(parameter.name(), service, entity));
    }

    private boolean isOf(MappedParameter parameter, EntityName entity) {
        return parameter.type().holdsEntity()
                && entities.nameOf(parameter.type()).isAkinTo(entity);
    }

    private static boolean identifies(String parameter, MappedService service, EntityName entity) {
        List<String> words = MethodName.words(parameter);
        String owner = String.join("", words.subList(0, words.size() - 1));
        return IDENTIFIERS.contains(words.get(words.size() - 1))
                && (owner.isEmpty()
                        ? EntityName.ofService(service.simpleName()).isAkinTo(entity)
                        : new EntityName(owner).isAkinTo(entity));
    }

    /** Returns whether a verb's object is anything, the entity, or a property of it. */
    private boolean isAbout(String object, MappedKey key, EntityName entity) {
        return EntityName.isAnything(object)
                || new EntityName(EntityName.singular(object)).isAkinTo(entity)
                || properties.contains(key.value().entity(), object)
                || (object.startsWith(entity.text()) && isPart(object, key, entity));
    }

    /** Returns whether an object that begins with an entity's name is a property of it and not a longer name of another entity. */
    private boolean isPart(String object, MappedKey key, EntityName entity) {
        String rest = object.substring(entity.text().length());
        return properties.contains(key.value().entity(), rest)
                || !(entities.beginsWithLonger(object, entity) || entities.contains(EntityName.singular(rest)));
    }

    /** Returns whether a verb's object is another entity, be it one that the services know or one that the method takes. */
    private boolean namesAnother(String object, MappedMethod method, EntityName entity) {
        String singular = EntityName.singular(object);
        return entities.haveAnotherIn(singular, entity)
                || method.parameters().stream()
                        .filter(parameter -> !isOf(parameter, entity))
                        .map(parameter -> EntityName.singular(parameter.name().toLowerCase(Locale.ROOT)))
                        .anyMatch(parameter -> singular.endsWith(parameter) || parameter.startsWith(singular));
    }
}
