package dev.larder.processor.resolution.value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Finds cycles of classes whose objects form cycles too, such as a parent whose children refer to it. A class that only
 * holds others of its kind, such as a tree without parents, is no such cycle.
 */
final class TypeCycles {

    private final JacksonAnnotations jackson;
    private final Deque<Step> way = new ArrayDeque<>();

    TypeCycles(JacksonAnnotations jackson) {
        this.jackson = jackson;
    }

    /** A property on the current path, and all properties of its class. */
    private record Step(String type, boolean immutable, Property property, List<Property> siblings) {}

    /** The flaw of a cycle, and the properties that close it. */
    record Cycle(ValueFlaw flaw, String path) {}

    /** Inspects a property of a class while it is on the current path. */
    void enter(DeclaredType type, Property property, List<Property> siblings, Runnable inside) {
        boolean immutable = ((TypeElement) type.asElement()).getKind() == ElementKind.RECORD;
        way.push(new Step(type.toString(), immutable, property, siblings));
        inside.run();
        way.pop();
    }

    /** Returns whether no property is being inspected. */
    boolean isOutside() {
        return way.isEmpty();
    }

    /** Returns the cycle that a property of this type closes; empty if its objects can't form a cycle. */
    Optional<Cycle> closedBy(TypeMirror type) {
        List<Step> steps = new ArrayList<>();
        for (Step step : way) {
            steps.add(0, step);
            if (step.type().equals(type.toString())) {
                return step.immutable() ? Optional.empty() : cycle(steps, type.toString());
            }
        }
        return Optional.empty();
    }

    private Optional<Cycle> cycle(List<Step> steps, String type) {
        List<Property> properties = steps.size() > 1
                ? steps.stream().map(Step::property).toList()
                : steps.get(0).siblings().stream()
                        .filter(property -> leadsTo(type, property))
                        .toList();
        boolean plural = properties.stream().anyMatch(TypeCycles::holdsMany);
        boolean single = properties.stream().anyMatch(property -> !holdsMany(property));
        boolean told = properties.stream().anyMatch(jackson::isBackReference);
        boolean bothWays = plural && single;
        if (!(bothWays && properties.size() == 2) && !(told && steps.size() > 1)) {
            return Optional.empty();
        }
        String path = properties.stream().map(Property::path).collect(Collectors.joining(" and "));
        return Optional.of(new Cycle(told ? ValueFlaw.CYCLE : ValueFlaw.MAY_CYCLE, path));
    }

    private static boolean leadsTo(String type, Property property) {
        return property.type().toString().equals(type)
                || (property.type() instanceof ArrayType array
                        && array.getComponentType().toString().equals(type))
                || (property.type() instanceof DeclaredType declared
                        && declared.getTypeArguments().stream()
                                .anyMatch(argument -> argument.toString().equals(type)));
    }

    /** Returns whether a property holds several objects: an array, a collection or a map. */
    private static boolean holdsMany(Property property) {
        return property.type() instanceof ArrayType
                || (property.type() instanceof DeclaredType declared
                        && !declared.getTypeArguments().isEmpty()
                        && declared.asElement().toString().matches("java\\.util\\.(?!Optional).*"));
    }
}
