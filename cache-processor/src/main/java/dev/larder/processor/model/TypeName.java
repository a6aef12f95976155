package dev.larder.processor.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * A type by its name, which outlives the round that it was read in. It has no type annotations. Its text names classes with
 * their packages.
 */
public sealed interface TypeName {

    TypeName VOID = PrimitiveName.VOID;

    /** Returns the text of this type, with each class named by the function. */
    String spelled(Function<ClassName, String> names);

    /** Returns {@code Integer} for {@code int}; this type if it has no box. */
    default TypeName box() {
        return this;
    }

    /**
     * Returns the name of a type.
     *
     * @throws IllegalArgumentException if the type has no name: that of a package, an intersection
     */
    static TypeName get(TypeMirror type) {
        TypeKind kind = type.getKind();
        // An intersection is a DeclaredType of javac's too.
        if (kind == TypeKind.DECLARED || kind == TypeKind.ERROR) {
            return declared((DeclaredType) type);
        }
        if (type instanceof ArrayType array) {
            return ArrayTypeName.of(get(array.getComponentType()));
        }
        if (type instanceof TypeVariable variable) {
            return TypeVariableName.get(variable.asElement().getSimpleName().toString());
        }
        if (type instanceof WildcardType wildcard) {
            return WildcardTypeName.get(wildcard);
        }
        if (kind.isPrimitive() || kind == TypeKind.VOID) {
            return PrimitiveName.valueOf(kind.name());
        }
        throw new IllegalArgumentException(type + " has no name");
    }

    private static TypeName declared(DeclaredType type) {
        ClassName rawType = ClassName.get((TypeElement) type.asElement());
        // A class inside an instance of a generic one: Outer<String>.Inner.
        Optional<ParameterizedTypeName> outer = type.getEnclosingType() instanceof DeclaredType enclosing
                        && !type.asElement().getModifiers().contains(Modifier.STATIC)
                        && declared(enclosing) instanceof ParameterizedTypeName parameterized
                ? Optional.of(parameterized)
                : Optional.empty();
        List<TypeName> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            arguments.add(get(argument));
        }
        return arguments.isEmpty() && outer.isEmpty() ? rawType : new ParameterizedTypeName(outer, rawType, arguments);
    }

    /** A primitive type, or {@code void}. */
    enum PrimitiveName implements TypeName {
        BOOLEAN("Boolean"),
        BYTE("Byte"),
        SHORT("Short"),
        INT("Integer"),
        LONG("Long"),
        CHAR("Character"),
        FLOAT("Float"),
        DOUBLE("Double"),
        VOID("Void");

        private final ClassName box;

        PrimitiveName(String box) {
            this.box = ClassName.get("java.lang", box);
        }

        @Override
        public TypeName box() {
            return box;
        }

        @Override
        public String spelled(Function<ClassName, String> names) {
            return toString();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A class or interface without type arguments.
     *
     * @param packageName empty for the unnamed package
     * @param simpleNames the name of the class, after those of the classes around it
     */
    record ClassName(String packageName, List<String> simpleNames) implements TypeName {

        public static final ClassName OBJECT = get("java.lang", "Object");

        public ClassName {
            simpleNames = List.copyOf(simpleNames);
        }

        public static ClassName get(String packageName, String... simpleNames) {
            return new ClassName(packageName, Arrays.asList(simpleNames));
        }

        /** Returns the name of a top-level class of the JDK. */
        public static ClassName get(Class<?> type) {
            return get(type.getPackageName(), type.getSimpleName());
        }

        public static ClassName get(TypeElement type) {
            List<String> names = new ArrayList<>();
            Element next = type;
            while (!(next instanceof PackageElement) && next.getEnclosingElement() != null) {
                names.add(0, next.getSimpleName().toString());
                next = next.getEnclosingElement();
            }
            return new ClassName(
                    next instanceof PackageElement named
                            ? named.getQualifiedName().toString()
                            : "",
                    names);
        }

        public String simpleName() {
            return simpleNames.get(simpleNames.size() - 1);
        }

        /** Returns {@code Outer.Inner}. */
        public String nestedName() {
            return simpleNames.size() == 1 ? simpleNames.get(0) : String.join(".", simpleNames);
        }

        /** Returns {@code shop.Outer.Inner}. */
        public String canonicalName() {
            return packageName.isEmpty() ? nestedName() : packageName + "." + nestedName();
        }

        /** Returns {@code shop.Outer$Inner}, the binary name. */
        public String reflectionName() {
            String name = String.join("$", simpleNames);
            return packageName.isEmpty() ? name : packageName + "." + name;
        }

        @Override
        public String spelled(Function<ClassName, String> names) {
            return names.apply(this);
        }

        @Override
        public String toString() {
            return canonicalName();
        }
    }

    /**
     * A generic class with type arguments.
     *
     * @param outer the type of the instance around an inner class, if that has type arguments
     * @param typeArguments empty only for an inner class without type variables of its own
     */
    record ParameterizedTypeName(Optional<ParameterizedTypeName> outer, ClassName rawType, List<TypeName> typeArguments)
            implements TypeName {

        public ParameterizedTypeName {
            typeArguments = List.copyOf(typeArguments);
        }

        public static ParameterizedTypeName get(ClassName rawType, TypeName... typeArguments) {
            return new ParameterizedTypeName(Optional.empty(), rawType, Arrays.asList(typeArguments));
        }

        @Override
        public String spelled(Function<ClassName, String> names) {
            StringBuilder text = new StringBuilder(
                    outer.isPresent()
                            ? outer.get().spelled(names) + "." + rawType.simpleName()
                            : rawType.spelled(names));
            String separator = "<";
            for (TypeName argument : typeArguments) {
                text.append(separator).append(argument.spelled(names));
                separator = ", ";
            }
            return typeArguments.isEmpty() ? text.toString() : text.append('>').toString();
        }

        @Override
        public String toString() {
            return spelled(ClassName::canonicalName);
        }
    }

    /** An array. */
    record ArrayTypeName(TypeName componentType) implements TypeName {

        public static ArrayTypeName of(TypeName componentType) {
            return new ArrayTypeName(componentType);
        }

        @Override
        public String spelled(Function<ClassName, String> names) {
            return componentType.spelled(names) + "[]";
        }

        @Override
        public String toString() {
            return spelled(ClassName::canonicalName);
        }
    }

    /**
     * A type variable.
     *
     * @param bounds its bounds where it is declared, without {@code Object}; empty where it is used
     */
    record TypeVariableName(String name, List<TypeName> bounds) implements TypeName {

        public TypeVariableName {
            bounds = List.copyOf(bounds);
        }

        /** Returns the declaration of a variable. */
        public static TypeVariableName get(String name, TypeName... bounds) {
            List<TypeName> named = new ArrayList<>(Arrays.asList(bounds));
            named.remove(ClassName.OBJECT);
            return new TypeVariableName(name, named);
        }

        public static TypeVariableName get(TypeParameterElement variable) {
            return get(
                    variable.getSimpleName().toString(),
                    variable.getBounds().stream().map(TypeName::get).toArray(TypeName[]::new));
        }

        @Override
        public String spelled(Function<ClassName, String> names) {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A wildcard.
     *
     * @param upperBound what follows {@code extends}; {@code Object} if nothing does
     * @param lowerBound what follows {@code super}
     */
    record WildcardTypeName(TypeName upperBound, Optional<TypeName> lowerBound) implements TypeName {

        /** Returns {@code ?}. */
        public static WildcardTypeName unbounded() {
            return new WildcardTypeName(ClassName.OBJECT, Optional.empty());
        }

        static WildcardTypeName get(WildcardType type) {
            return new WildcardTypeName(
                    type.getExtendsBound() == null ? ClassName.OBJECT : TypeName.get(type.getExtendsBound()),
                    Optional.ofNullable(type.getSuperBound()).map(TypeName::get));
        }

        @Override
        public String spelled(Function<ClassName, String> names) {
            if (lowerBound.isPresent()) {
                return "? super " + lowerBound.get().spelled(names);
            }
            return upperBound.equals(ClassName.OBJECT) ? "?" : "? extends " + upperBound.spelled(names);
        }

        @Override
        public String toString() {
            return spelled(ClassName::canonicalName);
        }
    }
}
