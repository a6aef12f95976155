package dev.larder.processor.model.map;

import java.util.List;

/**
 * The shape of stored values.
 *
 * @param digest a short hash of the names and types of all properties, those of the classes within included
 * @param classes the binary names of the classes of which values consist, sorted, without those of the JDK
 */
public record ValueShape(String digest, List<String> classes) {

    public ValueShape {
        classes = List.copyOf(classes);
    }
}
