package dev.larder.processor.resolution.catalog;

import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;

/** Tells whether two templates can give the same key. */
final class TemplateCollision {

    private TemplateCollision() {}

    /** Returns whether two templates can give one key. Values contain no colon, so equal keys have equal segments. */
    static boolean canCollide(KeyTemplate one, KeyTemplate other) {
        if (one.segments().size() != other.segments().size()) {
            return false;
        }
        for (int i = 0; i < one.segments().size(); i++) {
            if (!canBeEqual(one.segments().get(i), other.segments().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean canBeEqual(KeySegment one, KeySegment other) {
        if (one instanceof KeySegment.Placeholder placeholder) {
            // Two placeholders meet in null at least.
            return other instanceof KeySegment.Placeholder
                    || placeholder.shape().canBe(other.text());
        }
        return other instanceof KeySegment.Placeholder placeholder
                ? placeholder.shape().canBe(one.text())
                : one.text().equals(other.text());
    }
}
