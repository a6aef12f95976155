package dev.larder.processor.generation;

import java.util.function.Predicate;

/** A list in the class output, which may stand there from a compilation of other types. */
interface OutputIndex<I extends OutputIndex<I>> {

    /** Returns this list, and of an older one the types that are to stay. */
    I with(I older, Predicate<String> stays);

    /** Returns the lines, sorted; empty if there is none. */
    String text();
}
