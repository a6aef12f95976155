package dev.larder.processor.model.map;

/**
 * A type as the map names it.
 *
 * @param text the type as it is written in source code, with packages
 * @param entity the qualified name of the class whose data the type holds, as {@code shop.User} in
 *     {@code List<shop.User>}; empty if it holds none but types of the JDK
 * @param many whether the type holds any number of them
 */
public record MappedType(String text, String entity, boolean many) {

    /** Returns whether the type holds data of a class that is none of the JDK. */
    public boolean holdsEntity() {
        return !entity.isEmpty();
    }

    /** Returns the name of the entity without its package and the types around it. */
    public String entityName() {
        return entity.substring(entity.lastIndexOf('.') + 1);
    }
}
