package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a class as reflection shows it: its fields and those of its superclasses, static and transient ones aside, and
 * the creator that its author named.
 */
public final class ClassState {

    private final Class<?> type;

    private final Map<String, Field> fields = new LinkedHashMap<>();

    private final List<Field> hidden = new ArrayList<>();

    private final Set<String> creatorParameters;

    private ClassState(Class<?> type) {
        this.type = type;
        collectFields(type);
        this.creatorParameters = creator(type)
                .filter(creator -> mode(creator) != JsonCreator.Mode.DELEGATING)
                .map(ClassState::parameterNames)
                .orElse(Set.of());
    }

    public static ClassState of(Class<?> type) {
        return new ClassState(type);
    }

    private void collectFields(@Nullable Class<?> owner) {
        if (owner == null || owner == Object.class || owner.isInterface()) {
            return;
        }
        collectFields(owner.getSuperclass());
        for (Field field : owner.getDeclaredFields()) {
            if (isState(field)) {
                Field other = fields.put(field.getName(), field);
                if (other != null) {
                    hidden.add(other);
                }
            }
        }
    }

    static boolean isState(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isSynthetic();
    }

    /** Returns the fields by their names, those of superclasses first. */
    public Map<String, Field> fields() {
        return fields;
    }

    /** Returns the fields of superclasses that a field of the same name hides. */
    public List<Field> hidden() {
        return hidden;
    }

    /** Returns whether the class names its own creator, which then says what the state is. */
    public static boolean hasCreator(Class<?> type) {
        return creator(type).isPresent();
    }

    /** Returns whether the class is read from a single value instead of from properties. */
    public static boolean hasDelegatingCreator(Class<?> type) {
        return creator(type)
                .filter(creator -> creator.getParameterCount() == 1
                        && mode(creator) != JsonCreator.Mode.PROPERTIES
                        && (mode(creator) == JsonCreator.Mode.DELEGATING
                                || annotation(creator.getParameters()[0], JsonProperty.class)
                                        .isEmpty()))
                .isPresent();
    }

    /** Returns whether a member says what single value stands for the object. */
    public static boolean hasValueAccessor(Class<?> type) {
        return Stream.<AccessibleObject>concat(
                        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredFields()))
                .anyMatch(member -> annotation(member, JsonValue.class)
                        .filter(JsonValue::value)
                        .isPresent());
    }

    private static Optional<Executable> creator(Class<?> type) {
        return Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> Modifier.isStatic(method.getModifiers())))
                .filter(candidate -> annotation(candidate, JsonCreator.class)
                        .filter(creator -> creator.mode() != JsonCreator.Mode.DISABLED)
                        .isPresent())
                .findFirst();
    }

    private static JsonCreator.Mode mode(Executable creator) {
        return annotation(creator, JsonCreator.class).map(JsonCreator::mode).orElse(JsonCreator.Mode.DEFAULT);
    }

    private static Set<String> parameterNames(Executable creator) {
        return Arrays.stream(creator.getParameters())
                .map(ClassState::parameterName)
                .collect(Collectors.toSet());
    }

    private static String parameterName(Parameter parameter) {
        return annotation(parameter, JsonProperty.class)
                .map(JsonProperty::value)
                .filter(name -> !name.isEmpty())
                .orElse(parameter.getName());
    }

    /** Returns the name that an accessor of a field gives to its property. */
    static Optional<String> nameOnAccessor(Class<?> owner, String field) {
        String capital = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        Set<String> accessors = Set.of("get" + capital, "is" + capital, "set" + capital, field);
        return Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() <= 1
                        && accessors.contains(method.getName()))
                .map(ClassState::explicitName)
                .filter(name -> !name.isEmpty())
                .sorted()
                .findFirst();
    }

    private static String explicitName(Method method) {
        return Stream.of(
                        annotation(method, JsonProperty.class).map(JsonProperty::value),
                        annotation(method, JsonGetter.class).map(JsonGetter::value),
                        annotation(method, JsonSetter.class).map(JsonSetter::value))
                .flatMap(Optional::stream)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * Returns the parameter of the creator that a getter answers, where no field does: of a class whose values are made by a
     * factory in a class of its own.
     */
    Optional<String> creatorParameter(Method getter) {
        if (creatorParameters.isEmpty()
                || getter.getParameterCount() > 0
                || getter.getReturnType() == void.class
                || Modifier.isStatic(getter.getModifiers())) {
            return Optional.empty();
        }
        String explicit = explicitName(getter);
        String name = explicit.isEmpty() ? propertyName(getter) : explicit;
        boolean answers = creatorParameters.contains(name) && !hasField(name);
        return answers ? Optional.of(name) : Optional.empty();
    }

    /** Returns whether a field has this name, be it by an annotation. */
    boolean hasField(String property) {
        return fields.containsKey(property)
                || fields.values().stream()
                        .anyMatch(field -> annotation(field, JsonProperty.class)
                                        .filter(name -> name.value().equals(property))
                                        .isPresent()
                                || nameOnAccessor(field.getDeclaringClass(), field.getName())
                                        .filter(property::equals)
                                        .isPresent());
    }

    private static String propertyName(Method getter) {
        String name = getter.getName();
        for (String prefix : List.of("get", "is")) {
            if (name.startsWith(prefix)
                    && name.length() > prefix.length()
                    && Character.isUpperCase(name.charAt(prefix.length()))) {
                String rest = name.substring(prefix.length());
                return rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
            }
        }
        return name;
    }

    /** Returns whether the class has a constructor without parameters, of any visibility. */
    boolean hasDefaultConstructor() {
        return Arrays.stream(type.getDeclaredConstructors()).anyMatch(made -> made.getParameterCount() == 0);
    }

    /** Returns the constructors, without those that a compiler made. */
    static List<Constructor<?>> constructors(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(made -> !made.isSynthetic())
                .toList();
    }

    private static <A extends Annotation> Optional<A> annotation(AnnotatedElement element, Class<A> annotation) {
        return Optional.ofNullable(element.getAnnotation(annotation));
    }
}
