package dev.larder.runtime.spi.index;

import java.util.Objects;

/**
 * A tag, by which the keys that carry it are evicted. The index has each key under its tags as well as under its prefixes.
 * Immutable.
 *
 * @param text the whole tag, with the key prefix and all arguments in it: {@code shop:customer:42}
 * @param head the first segment of the tag, with the key prefix before it: {@code shop:customer}. It is the whole text of a tag
 *     of one segment
 */
public record Tag(String text, String head) {

    public Tag {
        Objects.requireNonNull(text, "text");
        if (head.isEmpty() || !text.startsWith(head)) {
            throw new IllegalArgumentException("head must begin the tag");
        }
    }
}
