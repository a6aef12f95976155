package dev.larder.processor.resolution.catalog;

import com.palantir.javapoet.TypeName;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.StoringMethod;
import java.util.Optional;

/**
 * A template under which a method keeps values.
 *
 * @param label the method, such as {@code UserService.find}
 * @param value the type of the kept values
 * @param stale how long they are kept past their TTL, in words
 */
record KeyEntry(String label, KeyTemplate template, TypeName value, String stale, boolean indexed) {

    /** What the method keeps; empty if it keeps nothing. */
    static Optional<KeyEntry> of(ServiceMethod method) {
        if (method instanceof StoringMethod keeping) {
            return Optional.of(new KeyEntry(
                    keeping.label(), keeping.key(), keeping.value().type(), stale(keeping), keeping.indexed()));
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
