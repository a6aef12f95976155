package dev.larder.processor.resolution.catalog;

import com.palantir.javapoet.TypeName;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.ReadThroughMethod;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.UpdatingMethod;
import java.util.Optional;

/**
 * A template under which a method keeps values.
 *
 * @param label the method, such as {@code UserService.find}
 * @param value the type of the kept values
 */
record KeyEntry(String label, KeyTemplate template, TypeName value, boolean listed) {

    /** What the method keeps; empty if it keeps nothing. */
    static Optional<KeyEntry> of(ServiceMethod method) {
        if (method instanceof ReadThroughMethod cached) {
            return Optional.of(
                    new KeyEntry(cached.label(), cached.key(), cached.value().type(), cached.listed()));
        }
        if (method instanceof UpdatingMethod updating) {
            return Optional.of(new KeyEntry(
                    updating.label(), updating.key(), updating.value().type(), updating.listed()));
        }
        return Optional.empty();
    }

    String head() {
        return template.segments().get(0).text();
    }
}
