package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A method that a class of the service has to implement: declared or inherited.
 *
 * @param origin the method
 * @param dropped the annotated method that this method overrides without an annotation
 * @param rival an inherited method of the same signature that has annotations too
 * @param bypassed methods that evict or update, which this default method calls on the delegate
 * @param loaded cached methods, which this default method calls on the delegate
 */
public record MethodDeclaration(
        Origin origin,
        Optional<CachedDeclaration> cached,
        Optional<UpdatesDeclaration> updates,
        List<EvictsDeclaration> evicts,
        Optional<Origin> dropped,
        Optional<Origin> rival,
        List<Origin> bypassed,
        List<Origin> loaded) {

    public MethodDeclaration {
        evicts = List.copyOf(evicts);
        bypassed = List.copyOf(bypassed);
        loaded = List.copyOf(loaded);
    }

    /** Returns the place where warnings about the method are printed: its key, its first annotation, or itself. */
    public Origin place() {
        return cached.map(CachedDeclaration::key)
                .or(() -> updates.map(UpdatesDeclaration::key))
                .map(Attribute::origin)
                .orElseGet(() -> evicts.isEmpty() ? origin : evicts.get(0).origin());
    }

    public boolean isAnnotated() {
        return cached.isPresent() || updates.isPresent() || !evicts.isEmpty();
    }
}
