package dev.larder.processor;

import dev.larder.processor.diagnostic.Diagnostic;
import dev.larder.processor.diagnostic.Severity;
import dev.larder.processor.resolution.catalog.KeyCatalog;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;

/** What lasts from round to round: names and texts, no elements. */
final class Compilation {

    private final KeyCatalog catalog = new KeyCatalog();
    private final Set<String> sourceTypes = new LinkedHashSet<>();
    private final Set<String> deferred = new LinkedHashSet<>();
    private final Set<String> evicting = new LinkedHashSet<>();
    private boolean failed;

    void process(ProcessingEnvironment environment, RoundEnvironment roundEnvironment, UnmatchedEvicts unmatched) {
        Round round = new Round(environment, this);
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

    /** The qualified names of the resolved services that evict. */
    Set<String> evicting() {
        return evicting;
    }

    void note(Diagnostic diagnostic) {
        failed |= diagnostic.severity() == Severity.ERROR;
    }

    /** Whether some service was rejected, so that the catalog does not hold all keys. */
    boolean isIncomplete() {
        return failed;
    }
}
