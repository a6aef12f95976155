package dev.larder.processor;

import dev.larder.processor.diagnostic.Diagnostic;
import dev.larder.processor.diagnostic.Severity;
import dev.larder.processor.model.EvictionTarget;
import dev.larder.processor.model.map.MappedService;
import dev.larder.processor.resolution.catalog.KeyCatalog;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The state of a compilation across its rounds: names and texts, never elements. */
final class Compilation {

    private final KeyCatalog catalog = new KeyCatalog();
    private final Set<String> sourceTypes = new LinkedHashSet<>();
    private final Set<String> generatedTypes = new HashSet<>();
    private final Set<String> deferred = new LinkedHashSet<>();
    private final Map<String, List<EvictionTarget>> patterns = new LinkedHashMap<>();
    private final Map<String, Collection<String>> methods = new LinkedHashMap<>();
    private final Set<String> unbound = new LinkedHashSet<>();
    private final Set<String> bound = new HashSet<>();
    private final Map<String, String> services = new LinkedHashMap<>();
    private final Map<String, MappedService> map = new TreeMap<>();
    private final Set<String> told = new HashSet<>();
    private boolean failed;

    KeyCatalog catalog() {
        return catalog;
    }

    /** Returns the qualified names of the top-level types that are being compiled. */
    Set<String> sourceTypes() {
        return sourceTypes;
    }

    /** Returns the qualified names of the classes that were generated. */
    Set<String> generatedTypes() {
        return generatedTypes;
    }

    /** Returns and forgets the qualified names of types that wait for other types to be generated. */
    Set<String> takeDeferred() {
        Set<String> taken = new LinkedHashSet<>(deferred);
        deferred.clear();
        return taken;
    }

    void defer(String type) {
        deferred.add(type);
    }

    /** Returns the names of the methods that store values, by the binary names of their services. */
    Map<String, Collection<String>> methods() {
        return methods;
    }

    /** The lines of the index of generated classes, by the services' binary names. */
    Map<String, String> services() {
        return services;
    }

    /** Returns the resolved services by their binary names, in the order of these. */
    Map<String, MappedService> map() {
        return map;
    }

    /** Returns the patterns of the resolved services, by the services' qualified names. */
    Map<String, List<EvictionTarget>> patterns() {
        return patterns;
    }

    /** Notes that a service is left to sub-interfaces, which bind its type variables. */
    void leaveOpen(String service) {
        unbound.add(service);
    }

    /** Notes that a service has a parent. */
    void inherit(String parent) {
        bound.add(parent);
    }

    /** Returns the qualified names of the services that are left to sub-interfaces and have none. */
    List<String> unbound() {
        return unbound.stream().filter(service -> !bound.contains(service)).toList();
    }

    /** Returns the subjects of which a compilation was told, and is told once only. */
    Set<String> told() {
        return told;
    }

    void note(Diagnostic diagnostic) {
        failed |= diagnostic.severity() == Severity.ERROR;
    }

    /** Returns whether a service was rejected, so that its keys are missing from the catalog. */
    boolean isIncomplete() {
        return failed;
    }
}
