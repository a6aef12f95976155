package dev.larder.processor;

import dev.larder.processor.diagnostic.Diagnostic;
import dev.larder.processor.diagnostic.Severity;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.resolution.catalog.KeyCatalog;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;

/** What lasts from round to round: names and texts, no elements. */
final class Compilation {

    private final KeyCatalog catalog = new KeyCatalog();
    private final Set<String> sourceTypes = new LinkedHashSet<>();
    private final Set<String> deferred = new LinkedHashSet<>();
    private final Map<String, List<KeyTemplate>> patterns = new LinkedHashMap<>();
    private final Map<String, Collection<String>> methods = new LinkedHashMap<>();
    private final Map<String, String> services = new LinkedHashMap<>();
    private boolean failed;

    void process(
            ProcessingEnvironment environment,
            RoundEnvironment roundEnvironment,
            UnmatchedEvicts unmatched,
            TrustedValues trusted) {
        Round round = new Round(environment, this, trusted);
        round.process(roundEnvironment);
        if (roundEnvironment.processingOver()) {
            round.finish(unmatched);
        }
    }

    KeyCatalog catalog() {
        return catalog;
    }

    /** The qualified names of the top-level types that are being compiled. */
    Set<String> sourceTypes() {
        return sourceTypes;
    }

    /** The qualified names of types that wait for others to be generated; forgets them. */
    Set<String> takeDeferred() {
        Set<String> taken = new LinkedHashSet<>(deferred);
        deferred.clear();
        return taken;
    }

    void defer(String type) {
        deferred.add(type);
    }

    /** The names of the methods of resolved services that keep values, by the services' binary names. */
    Map<String, Collection<String>> methods() {
        return methods;
    }

    /** The lines of the index of generated classes, by the services' binary names. */
    Map<String, String> services() {
        return services;
    }

    /** What the resolved services evict, by their qualified names. */
    Map<String, List<KeyTemplate>> patterns() {
        return patterns;
    }

    void note(Diagnostic diagnostic) {
        failed |= diagnostic.severity() == Severity.ERROR;
    }

    /** Whether some service was rejected, so that the catalog does not hold all keys. */
    boolean isIncomplete() {
        return failed;
    }
}
