package dev.larder.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * The elements of a collection or an array, each of which stands for a key of its own.
 *
 * @param variable a name for one of them, such as {@code user} for those of {@code users}
 * @param type the type of one of them, boxed
 * @param container what holds them
 */
public record Elements(String variable, TypeName type, Container container) {

    /** What holds elements, as far as it matters for reading them out of it and for handing some of them on. */
    public enum Container {
        /** An {@code Iterable} itself, which takes a list as it is. */
        ITERABLE,
        /** A {@code Collection} or {@code List} itself, which takes a list as it is. */
        COLLECTION,
        /** A {@code Set} itself. */
        SET,
        /** A collection of another kind, which can be read but not made. */
        OTHER,
        ARRAY,
        INT_ARRAY,
        LONG_ARRAY,
        DOUBLE_ARRAY;

        /** Whether some of the elements can be handed on as another one of its kind. */
        public boolean canBeMade() {
            return this != OTHER;
        }
    }
}
