package dev.larder.processor.model;

import java.util.List;
import java.util.Optional;

/** How a value is copied, so that the copy shares nothing with it that can be changed. */
public sealed interface ValueCopy {

    /** Returns the type of the value. */
    TypeName type();

    /** The value itself, which never changes. */
    record Same(TypeName type) implements ValueCopy {}

    /**
     * A new collection, map or {@code Optional}.
     *
     * @param container what is copied: {@code list}, {@code set}, {@code map} or {@code optional}
     * @param content the elements of a collection, the values of a map
     */
    record Contents(TypeName type, String container, ValueCopy content) implements ValueCopy {}

    /**
     * What {@code clone} returns.
     *
     * @param declared whether {@code clone} returns the type, as that of an array does, and not {@code Object}
     */
    record Clone(TypeName type, boolean declared) implements ValueCopy {}

    /** A new record of copies of the components. */
    record OfRecord(TypeName type, List<Property> components) implements ValueCopy {

        public OfRecord {
            components = List.copyOf(components);
        }
    }

    /**
     * A new object whose fields are set to copies.
     *
     * @param exact whether no value has a subclass of the type
     */
    record OfBean(TypeName type, boolean exact, List<Property> properties) implements ValueCopy {

        public OfBean {
            properties = List.copyOf(properties);
        }
    }

    /** A copy as of another value of the type, which is in the same tree. */
    record Repeated(TypeName type) implements ValueCopy {}

    /**
     * A part of a record or bean.
     *
     * @param name the component or field
     * @param accessors the methods of a bean that read and write it; empty for a record, and for a field that is used itself
     */
    record Property(String name, Optional<Accessors> accessors, ValueCopy copy) {}

    /** The methods that read and write a property of a bean. */
    record Accessors(String getter, String setter) {}
}
