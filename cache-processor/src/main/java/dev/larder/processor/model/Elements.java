package dev.larder.processor.model;

/**
 * The elements of a collection or an array, each with a key of its own.
 *
 * @param variable a name for one element, such as {@code user} for an element of {@code users}
 * @param type the type of one element, boxed
 * @param container the kind of collection or array
 */
public record Elements(String variable, TypeName type, Container container) {

    /** The kind of a container, which decides how elements are read and how a container is made of some of them. */
    public enum Container {
        /** An {@code Iterable} itself, which takes a list as it is. */
        ITERABLE,
        /** A {@code Collection} or {@code List} itself, which takes a list as it is. */
        COLLECTION,
        /** A {@code Set} itself. */
        SET,
        /** A collection of another kind, which can be read but not created. */
        OTHER,
        ARRAY,
        INT_ARRAY,
        LONG_ARRAY,
        DOUBLE_ARRAY;

        /** Returns whether a container of this kind can be created from a list of elements. */
        public boolean canBeMade() {
            return this != OTHER;
        }
    }
}
