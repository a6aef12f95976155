package dev.larder.processor.resolution.type;

import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** The types and members that a class in one package can use, which extends nothing but its service. */
public final class Accessibility {

    private final TypeSystem system;
    private final PackageElement from;

    public Accessibility(TypeSystem system, PackageElement from) {
        this.system = system;
        this.from = from;
    }

    /** Returns whether the class can name the element and every type around it. */
    public boolean reaches(Element element) {
        for (Element e = element; e != null && !(e instanceof PackageElement); e = e.getEnclosingElement()) {
            boolean reachable = e.getModifiers().contains(Modifier.PUBLIC)
                    || (!e.getModifiers().contains(Modifier.PRIVATE)
                            && system.elements().getPackageOf(e).equals(from));
            if (!reachable) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the class can use a member of a type that it can name. */
    public boolean canUse(Element member) {
        return member.getModifiers().contains(Modifier.PUBLIC)
                || (!member.getModifiers().contains(Modifier.PRIVATE)
                        && system.elements().getPackageOf(member).equals(from));
    }

    /** Returns whether the class can name a type, its arguments and its components, from within its module. */
    public boolean canName(TypeMirror type) {
        return outOfReachIn(type).isEmpty() && isExported(type);
    }

    private boolean isExported(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isExported(array.getComponentType());
        }
        if (!(type instanceof DeclaredType declared)) {
            return true;
        }
        ModuleElement module = system.elements().getModuleOf(from);
        boolean exported = module == null
                || module.isUnnamed()
                || module.equals(system.elements().getModuleOf(declared.asElement()))
                || system.elements().getTypeElement(module, system.nameOf(declared)) != null;
        return exported && declared.getTypeArguments().stream().allMatch(this::isExported);
    }

    /** Returns the first type among a type, its arguments and its components that the class can't name. */
    public Optional<TypeElement> outOfReachIn(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return outOfReachIn(array.getComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            return Stream.of(
                            Optional.ofNullable(wildcard.getExtendsBound()),
                            Optional.ofNullable(wildcard.getSuperBound()))
                    .flatMap(Optional::stream)
                    .flatMap(bound -> outOfReachIn(bound).stream())
                    .findFirst();
        }
        Optional<TypeElement> element = system.elementOf(type);
        if (element.isPresent() && !reaches(element.get())) {
            return element;
        }
        return type instanceof DeclaredType declared
                ? declared.getTypeArguments().stream()
                        .flatMap(argument -> outOfReachIn(argument).stream())
                        .findFirst()
                : Optional.empty();
    }
}
