package dev.larder.processor.resolution.catalog;

import com.palantir.javapoet.TypeName;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.StoringMethod;
import java.util.Optional;

/**
 * A template under which a method stores values.
 *
 * @param label the method, such as {@code UserService.find}
 * @param value the type of the stored values
 * @param stale the time past their TTL for which they are stored, in words
 */
record KeyEntry(String label, KeyTemplate template, TypeName value, String stale, boolean indexed) {

    /** Returns the entry of a method; empty if it stores nothing. */
    static Optional<KeyEntry> of(ServiceMethod method) {
        if (method instanceof StoringMethod storing) {
            return Optional.of(new KeyEntry(
                    storing.label(), storing.key(), storing.value().type(), stale(storing), storing.indexed()));
        }
        return Optional.empty();
    }

    private static String stale(StoringMethod method) {
        return method.expiry()
                .freshness()
                .staleIfError()
                .map(time -> "staleIfError " + time.duration())
                .orElse("no staleIfError");
    }

    String head() {
        return template.segments().get(0).text();
    }
}
