package dev.larder.processor.resolution;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.declaration.CachedDeclaration;
import dev.larder.processor.declaration.MethodDeclaration;
import dev.larder.processor.declaration.UpdatesDeclaration;
import dev.larder.processor.resolution.scope.MethodScope;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the name of a parameter in the templates of its method, where a class file has no names. A single parameter can only
 * be the single name that the templates use.
 */
final class ParameterNames {

    private static final Pattern ROOT = Pattern.compile("\\{(\\w+)");

    private ParameterNames() {}

    /** Returns the name of the method's only parameter; empty if it has several, or if templates use no or several names. */
    static Optional<String> single(MethodDeclaration declaration) {
        List<String> names = Stream.of(
                        declaration.cached().stream().map(CachedDeclaration::key),
                        declaration.cached().stream()
                                .map(CachedDeclaration::tags)
                                .flatMap(List::stream),
                        declaration.updates().stream().map(UpdatesDeclaration::key),
                        declaration.updates().stream()
                                .map(UpdatesDeclaration::tags)
                                .flatMap(List::stream),
                        declaration.evicts().stream()
                                .flatMap(evicts -> Stream.of(evicts.patterns(), evicts.tags()))
                                .flatMap(List::stream))
                .flatMap(templates -> templates)
                .map(Attribute::value)
                .flatMap(template -> ROOT.matcher(template).results())
                .map(root -> root.group(1))
                .filter(name -> !name.equals(MethodScope.RESULT))
                .distinct()
                .toList();
        return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }
}
