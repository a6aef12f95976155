package dev.larder.processor.resolution;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.declaration.CachedDeclaration;
import dev.larder.processor.declaration.EvictsDeclaration;
import dev.larder.processor.declaration.LarderAnnotation;
import dev.larder.processor.declaration.MethodDeclaration;
import dev.larder.processor.declaration.UpdatesDeclaration;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.Batch;
import dev.larder.processor.model.CarriedTag;
import dev.larder.processor.model.DelegatedMethod;
import dev.larder.processor.model.EvictingMethod;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.Expiry;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.Near;
import dev.larder.processor.model.Origin;
import dev.larder.processor.model.ReadThroughMethod;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.UpdatingMethod;
import dev.larder.processor.model.ValuePath;
import dev.larder.processor.resolution.condition.ConditionResolver;
import dev.larder.processor.resolution.expiry.ExpiryResolver;
import dev.larder.processor.resolution.lint.SelfCallCheck;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.scope.ServiceScope;
import dev.larder.processor.resolution.template.TemplateResolver;
import dev.larder.processor.resolution.type.TypeSystem;
import dev.larder.processor.resolution.value.ValueResolver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** Decides what the generated class does in one method. All mistakes are reported, not only the first one. */
final class MethodResolver {

    private static final Set<String> OTHER_CACHES = Set.of(
            "org.springframework.cache.annotation.Cacheable",
            "org.springframework.cache.annotation.CacheEvict",
            "org.springframework.cache.annotation.CachePut",
            "org.springframework.cache.annotation.Caching",
            "javax.cache.annotation.CacheResult",
            "javax.cache.annotation.CachePut",
            "javax.cache.annotation.CacheRemove",
            "javax.cache.annotation.CacheRemoveAll",
            "io.quarkus.cache.CacheResult",
            "io.quarkus.cache.CacheInvalidate",
            "io.micronaut.cache.annotation.Cacheable",
            "io.micronaut.cache.annotation.CacheInvalidate");

    private final ServiceScope service;

    MethodResolver(ServiceScope service) {
        this.service = service;
    }

    /** Returns the method; empty if it is wrong, or if its service is left to sub-interfaces. */
    Optional<ServiceMethod> resolve(MethodDeclaration declaration) {
        MethodScope scope = new MethodScope(service, declaration.origin(), () -> ParameterNames.single(declaration));
        checkInheritance(declaration, scope);
        checkOtherCaches(scope);
        if (isMangled(scope)) {
            return Optional.empty();
        }
        Optional<MethodSignature> signature = new SignatureResolver(service).resolve(scope);
        if (signature.isEmpty() || (declaration.isAnnotated() && isSuspended(scope))) {
            return Optional.empty();
        }
        if (declaration.cached().isPresent()) {
            checkAlone(declaration, declaration.cached().get(), scope);
            return readThrough(declaration.cached().get(), signature.get(), scope);
        }
        if (declaration.updates().isPresent()) {
            return updating(declaration.updates().get(), declaration.evicts(), signature.get(), scope);
        }
        return declaration.evicts().isEmpty()
                ? Optional.of(new DelegatedMethod(
                        signature.get(), scope.origin(), scope.element().isDefault()))
                : evicting(declaration.evicts(), signature.get(), scope);
    }

    private Optional<ServiceMethod> readThrough(
            CachedDeclaration cached, MethodSignature signature, MethodScope scope) {
        Optional<KeyTemplate> key = new TemplateResolver(scope).cachedKey(cached.key());
        Optional<ResultResolver.Stored> stored = new ResultResolver(scope).cached(key, cached.by());
        boolean batch = key.filter(template -> !template.elements().isEmpty()).isPresent();
        Optional<Expiry> expiry = new ExpiryResolver(scope).resolve(cached, batch);
        Optional<Near> near = new NearResolver(scope).resolve(cached, expiry, stored.map(ResultResolver.Stored::type));
        ConditionResolver.Resolved when = ConditionResolver.when(cached.when(), scope);
        ConditionResolver.Resolved unless = ConditionResolver.unless(cached.unless(), scope, resultType(stored, scope));
        Optional<List<CarriedTag>> tags = tags(cached.tags(), stored, scope);
        boolean fine = when.fine() && unless.fine() && tags.isPresent();
        if (!fine || stored.isEmpty() || key.isEmpty() || expiry.isEmpty()) {
            return Optional.empty();
        }
        new IgnoredParameters(scope).check(cached.key().origin(), key.get(), when.condition(), unless.condition());
        return Optional.of(new ReadThroughMethod(
                signature,
                scope.label(),
                key.get(),
                cached.key().origin(),
                stored.get().value(),
                scope.returnKind(),
                stored.get().batch(),
                expiry.get(),
                near,
                tags.get(),
                cached.indexed().value(),
                when.condition(),
                unless.condition()));
    }

    private Optional<ServiceMethod> updating(
            UpdatesDeclaration updates, List<EvictsDeclaration> evicts, MethodSignature signature, MethodScope scope) {
        Optional<KeyTemplate> key = new TemplateResolver(scope).updatedKey(updates.key());
        Optional<ResultResolver.Stored> stored = new ResultResolver(scope).updated(key, updates.by());
        Optional<Expiry> expiry = new ExpiryResolver(scope).resolve(updates);
        ConditionResolver.Resolved when = ConditionResolver.when(updates.when(), scope);
        ConditionResolver.Resolved unless =
                ConditionResolver.unless(updates.unless(), scope, resultType(stored, scope));
        Optional<List<EvictionRule>> evictions = new EvictionResolver(scope).resolve(evicts);
        Optional<List<CarriedTag>> tags = tags(updates.tags(), stored, scope);
        boolean fine = when.fine() && unless.fine() && tags.isPresent();
        if (!fine || stored.isEmpty() || key.isEmpty() || expiry.isEmpty() || evictions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new UpdatingMethod(
                signature,
                scope.label(),
                key.get(),
                updates.key().origin(),
                stored.get().value(),
                scope.returnKind(),
                stored.get().batch(),
                expiry.get(),
                tags.get(),
                updates.indexed().value(),
                when.condition(),
                unless.condition(),
                evictions.get()));
    }

    private Optional<ServiceMethod> evicting(
            List<EvictsDeclaration> evicts, MethodSignature signature, MethodScope scope) {
        boolean tellsItsEnd = new ValueResolver(scope).tellsItsEnd();
        return new EvictionResolver(scope)
                .resolve(evicts)
                .filter(rules -> tellsItsEnd)
                .map(rules -> new EvictingMethod(
                        signature, evicts.get(0).origin(), scope.label(), scope.returnKind(), rules));
    }

    /** Returns the tags, which may be none; empty if one is wrong. */
    private static Optional<List<CarriedTag>> tags(
            List<Attribute<String>> tags, Optional<ResultResolver.Stored> stored, MethodScope scope) {
        TemplateResolver templates = new TemplateResolver(scope);
        List<CarriedTag> resolved = tags.stream()
                .flatMap(tag -> templates
                        .carriedTag(tag, resultType(stored, scope))
                        .map(template -> new CarriedTag(template, tag.origin()))
                        .stream())
                .toList();
        boolean known = stored.flatMap(ResultResolver.Stored::batch).flatMap(Batch::of).stream()
                .noneMatch(id -> usesOther(resolved, id, scope));
        return known && resolved.size() == tags.size() ? Optional.of(resolved) : Optional.empty();
    }

    /** Returns whether a tag needs more of an element than its id, which is all that an update of several keys has. Reports it if so. */
    private static boolean usesOther(List<CarriedTag> tags, ValuePath id, MethodScope scope) {
        boolean found = false;
        for (CarriedTag tag : tags) {
            for (ValuePath path : tag.template().elements()) {
                if (path.root().equals(id.root()) && !path.equals(id)) {
                    found = true;
                    scope.report()
                            .add(
                                    tag.origin(),
                                    DiagnosticCode.TAG_OF_ELEMENT,
                                    tag.template().text(),
                                    path.text(),
                                    scope.label(),
                                    id.text());
                }
            }
        }
        return found;
    }

    /** Returns the type of {@code result} in a condition: of a batch method, the type of one value. */
    private static TypeMirror resultType(Optional<ResultResolver.Stored> stored, MethodScope scope) {
        return stored.map(ResultResolver.Stored::type).orElse(scope.resultType());
    }

    private static void checkAlone(MethodDeclaration declaration, CachedDeclaration cached, MethodScope scope) {
        if (!declaration.evicts().isEmpty()) {
            scope.report().add(declaration.evicts().get(0).origin(), DiagnosticCode.CACHED_WITH_EVICTS, scope.label());
        }
        if (declaration.updates().isPresent()) {
            scope.report().add(cached.origin(), DiagnosticCode.CACHED_WITH_UPDATES, scope.label());
        }
    }

    private static void checkOtherCaches(MethodScope scope) {
        LarderAnnotation.anyOn(scope.element())
                .ifPresent(own -> scope.element().getAnnotationMirrors().stream()
                        .map(mirror -> scope.system().nameOf(mirror.getAnnotationType()))
                        .filter(OTHER_CACHES::contains)
                        .forEach(other -> scope.report()
                                .add(
                                        scope.origin(),
                                        DiagnosticCode.BESIDE_OTHER_CACHE,
                                        scope.label(),
                                        other.substring(other.lastIndexOf('.') + 1),
                                        own.displayName())));
    }

    /**
     * Returns whether the method is a suspend function of Kotlin, which passes its result to a parameter. Reports it if
     * so.
     */
    private static boolean isSuspended(MethodScope scope) {
        boolean suspended = scope.parameters().values().stream()
                .anyMatch(type -> scope.system().isA(type, "kotlin.coroutines.Continuation"));
        if (suspended) {
            scope.report().add(scope.origin(), DiagnosticCode.RESULT_SUSPENDED, scope.label());
        }
        return suspended;
    }

    /** Returns whether the name of a method can't be written in Java. Reports it if so. */
    private static boolean isMangled(MethodScope scope) {
        boolean mangled = !SourceVersion.isIdentifier(scope.element().getSimpleName());
        if (mangled) {
            scope.report().add(scope.origin(), DiagnosticCode.METHOD_NAME_MANGLED, scope.label());
        }
        return mangled;
    }

    private void checkInheritance(MethodDeclaration declaration, MethodScope scope) {
        declaration.dropped().ifPresent(dropped -> {
            String annotation = LarderAnnotation.anyOn(dropped.element())
                    .map(LarderAnnotation::displayName)
                    .orElse("Cached");
            service.report()
                    .add(
                            scope.origin(),
                            DiagnosticCode.OVERRIDE_DROPS_ANNOTATION,
                            scope.label(),
                            ownerOf(dropped.element()) + "." + dropped.element().getSimpleName(),
                            annotation);
        });
        for (Origin called : declaration.bypassed()) {
            String name = called.element().getSimpleName().toString();
            String annotation = LarderAnnotation.anyOn(called.element())
                    .map(LarderAnnotation::displayName)
                    .orElse("Evicts");
            service.report()
                    .add(
                            scope.origin(),
                            DiagnosticCode.DEFAULT_METHOD_BYPASSES,
                            scope.label(),
                            name,
                            annotation,
                            annotation);
        }
        boolean changesData = SelfCallCheck.changesData(scope.element());
        for (Origin called : changesData ? List.<Origin>of() : declaration.loaded()) {
            service.report()
                    .add(
                            scope.origin(),
                            DiagnosticCode.SELF_CALL_LOADS,
                            scope.label(),
                            called.element().getSimpleName(),
                            LarderAnnotation.CACHED.displayName(),
                            service.name());
        }
        declaration
                .rival()
                .ifPresent(rival -> service.report()
                        .add(
                                Origin.of(service.element()),
                                DiagnosticCode.INHERITED_ANNOTATIONS_CONFLICT,
                                service.name(),
                                scope.element().getSimpleName(),
                                ownerOf(scope.element()),
                                ownerOf(rival.element()),
                                service.name()));
    }

    private static String ownerOf(Element method) {
        return TypeSystem.ownerOf(method).getSimpleName().toString();
    }
}
