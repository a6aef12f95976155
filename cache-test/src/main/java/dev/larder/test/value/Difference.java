package dev.larder.test.value;

import java.util.Objects;

/**
 * What a value loses between being written and being read.
 *
 * @param where the method, such as {@code UserService.find}, or the type
 * @param type the type of the value
 * @param what the property and what became of it; or why there is no value of this type to try
 */
public record Difference(String where, String type, String what) {

    public Difference {
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(what, "what");
    }

    @Override
    public String toString() {
        return (where.equals(type) ? type : where + ", " + type) + ": " + what;
    }
}
