package dev.larder.runtime.key;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one key. They are made when they are needed, since a hit does not ask for them.
 *
 * @param ofArguments makes the tags that are known before the value is; {@code null} when there are none
 * @param ofValue makes the tags of a value; {@code null} when there are none
 */
record KeyTags(
        @Nullable Supplier<List<KeyTag>> ofArguments,
        @Nullable Function<Object, List<KeyTag>> ofValue) {

    static final KeyTags NONE = new KeyTags(null, null);

    KeyTags withArguments(Supplier<List<KeyTag>> tags) {
        return new KeyTags(tags, ofValue);
    }

    KeyTags withValue(Function<Object, List<KeyTag>> tags) {
        return new KeyTags(ofArguments, tags);
    }

    List<KeyTag> arguments() {
        return ofArguments == null ? List.of() : ofArguments.get();
    }

    List<KeyTag> of(Object value) {
        return ofValue == null ? List.of() : ofValue.apply(value);
    }
}
