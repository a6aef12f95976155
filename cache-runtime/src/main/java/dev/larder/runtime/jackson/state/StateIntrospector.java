package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.AnnotatedWithParams;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.PotentialCreator;
import com.fasterxml.jackson.databind.introspect.VisibilityChecker;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import dev.larder.runtime.jackson.form.KnownTypes;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets a property be a field: the state of a class decides what is kept, and names alone are taken from annotations.
 *
 * <p>A class is made by the creator or builder that its author named, else by its constructor without parameters, else by the
 * constructor whose parameters are named like its fields.
 */
public class StateIntrospector extends SeenThrough {

    private static final long serialVersionUID = 1L;

    /** Knows annotations, and no names of class files. */
    private static final AnnotationIntrospector PLAIN = new JacksonAnnotationIntrospector();

    private final transient PairedForms forms;

    private final transient TypeNames typeNames = new TypeNames();

    private final transient Map<Class<?>, ClassState> states = new ConcurrentHashMap<>();

    /** Classes that only read, whose methods say what they take: builders, and what a creator makes a value of. */
    private final transient Set<Class<?>> readers;

    /** @param readers shared by the introspectors of one mapper */
    public StateIntrospector(AnnotationIntrospector all, Set<Class<?>> readers) {
        super(all);
        this.forms = new PairedForms(all);
        this.readers = readers;
    }

    public ClassState state(Class<?> type) {
        return states.computeIfAbsent(type, ClassState::of);
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return KnownTypes.isOfTheJdk(type);
    }

    @Override
    public VisibilityChecker<?> findAutoDetectVisibility(AnnotatedClass type, VisibilityChecker<?> checker) {
        Class<?> raw = type.getRawType();
        if (isOfTheJdk(raw)) {
            return checker;
        }
        VisibilityChecker<?> none = VisibilityChecker.Std.defaultInstance().with(Visibility.NONE);
        return readers.contains(raw)
                ? none.withSetterVisibility(Visibility.NON_PRIVATE)
                : none.withFieldVisibility(Visibility.ANY);
    }

    @Override
    public @Nullable PropertyName findNameForSerialization(Annotated annotated) {
        return name(annotated, super.findNameForSerialization(annotated));
    }

    @Override
    public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
        return name(annotated, super.findNameForDeserialization(annotated));
    }

    private @Nullable PropertyName name(Annotated annotated, @Nullable PropertyName given) {
        if (!(annotated instanceof AnnotatedMember member)
                || isOfTheJdk(member.getDeclaringClass())
                || readers.contains(member.getDeclaringClass())) {
            return given;
        }
        if (annotated instanceof AnnotatedField field) {
            return Modifier.isTransient(field.getModifiers()) ? null : nameOfField(field, given);
        }
        if (annotated instanceof AnnotatedMethod method) {
            return state(member.getDeclaringClass())
                    .creatorParameter(method.getAnnotated())
                    .map(PropertyName::construct)
                    .orElse(null);
        }
        return given;
    }

    /**
     * Returns the name in {@code @ConstructorProperties} where it is that of a field. Otherwise the name in the class file counts if it is, and
     * with neither the one that the author wrote.
     */
    @Override
    public @Nullable String findImplicitPropertyName(AnnotatedMember member) {
        String known = super.findImplicitPropertyName(member);
        String written = member instanceof AnnotatedParameter ? PLAIN.findImplicitPropertyName(member) : null;
        if (written == null || written.equals(known)) {
            return known;
        }
        ClassState state = state(member.getDeclaringClass());
        return known == null || state.hasField(written) || !state.hasField(known) ? written : known;
    }

    private static @Nullable PropertyName nameOfField(AnnotatedField field, @Nullable PropertyName given) {
        if (given != null && given.hasSimpleName()) {
            return given;
        }
        return ClassState.nameOnAccessor(field.getDeclaringClass(), field.getName())
                .map(PropertyName::construct)
                .orElse(null);
    }

    /** {@code @JsonValue} counts where the class can be made of that value again. */
    @Override
    public @Nullable Boolean hasAsValue(Annotated annotated) {
        Class<?> owner = ((AnnotatedMember) annotated).getDeclaringClass();
        boolean readBack = !owner.isEnum()
                && (ClassState.hasDelegatingCreator(owner) || isSoleComponent(owner, (AnnotatedMember) annotated));
        return isOfTheJdk(owner) || readBack ? super.hasAsValue(annotated) : null;
    }

    private static boolean isSoleComponent(Class<?> owner, AnnotatedMember member) {
        return owner.isRecord()
                && !ClassState.hasCreator(owner)
                && owner.getRecordComponents().length == 1
                && owner.getRecordComponents()[0].getName().equals(member.getName());
    }

    /** Nothing becomes a creator by its looks, such as {@code valueOf(String)}: it would take values of another shape. */
    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
        Class<?> owner = ((AnnotatedMember) annotated).getDeclaringClass();
        if (owner.isEnum() && !isOfTheJdk(owner)) {
            return JsonCreator.Mode.DISABLED;
        }
        JsonCreator.Mode mode = super.findCreatorAnnotation(config, annotated);
        if (mode != null
                && ClassState.hasDelegatingCreator(owner)
                && annotated instanceof AnnotatedWithParams creator) {
            rememberDelegate(owner, creator);
        }
        return mode;
    }

    /** What a creator makes a value of only reads, unless {@code @JsonValue} writes it. */
    private void rememberDelegate(Class<?> owner, AnnotatedWithParams creator) {
        if (creator.getParameterCount() == 1 && !ClassState.hasValueAccessor(owner)) {
            Class<?> delegate = creator.getRawParameterType(0);
            if (delegate != owner && !isOfTheJdk(delegate) && !delegate.isPrimitive()) {
                readers.add(delegate);
            }
        }
    }

    @Override
    public @Nullable PotentialCreator findDefaultCreator(
            MapperConfig<?> config,
            AnnotatedClass valueClass,
            List<PotentialCreator> constructors,
            List<PotentialCreator> factories) {
        PotentialCreator given = super.findDefaultCreator(config, valueClass, constructors, factories);
        Class<?> raw = valueClass.getRawType();
        if (given != null || isOfTheJdk(raw) || state(raw).hasDefaultConstructor()) {
            return given;
        }
        return constructors.stream()
                .filter(made -> takesFields(config, raw, made))
                .max((one, other) -> Integer.compare(one.paramCount(), other.paramCount()))
                .map(made -> made.overrideMode(JsonCreator.Mode.PROPERTIES))
                .orElse(null);
    }

    private boolean takesFields(MapperConfig<?> config, Class<?> type, PotentialCreator constructor) {
        constructor.introspectParamNames(config);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < constructor.paramCount(); i++) {
            String name = constructor.implicitNameSimple(i);
            if (name == null || !state(type).fields().containsKey(name)) {
                return false;
            }
            names.add(name);
        }
        return names.size() == constructor.paramCount();
    }

    @Override
    public @Nullable Class<?> findPOJOBuilder(AnnotatedClass type) {
        Class<?> builder = super.findPOJOBuilder(type);
        if (builder != null) {
            for (Class<?> reader = builder; reader != null; reader = reader.getSuperclass()) {
                readers.add(reader);
            }
        }
        return builder;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        List<NamedType> named = super.findSubtypes(annotated);
        Class<?> type = annotated.getRawType();
        if ((named == null || named.isEmpty()) && annotated instanceof AnnotatedClass && type.isSealed()) {
            List<NamedType> permitted = new ArrayList<>();
            Arrays.stream(type.getPermittedSubclasses()).forEach(one -> permitted.add(new NamedType(one)));
            return permitted;
        }
        return named;
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
        return typeNames.checked(
                super.findTypeResolver(config, type, baseType),
                findPolymorphicTypeInfo(config, type),
                baseType,
                "the type");
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findPropertyTypeResolver(
            MapperConfig<?> config, AnnotatedMember member, JavaType baseType) {
        return typeNames.checked(
                super.findPropertyTypeResolver(config, member, baseType),
                findPolymorphicTypeInfo(config, member),
                baseType,
                "'" + member.getName() + "'");
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findPropertyContentTypeResolver(
            MapperConfig<?> config, AnnotatedMember member, JavaType containerType) {
        return typeNames.checked(
                super.findPropertyContentTypeResolver(config, member, containerType),
                findPolymorphicTypeInfo(config, member),
                containerType,
                "'" + member.getName() + "'");
    }

    /** A type is written as what it is read as. */
    @Override
    public JavaType refineSerializationType(MapperConfig<?> config, Annotated annotated, JavaType baseType)
            throws JsonMappingException {
        return refineDeserializationType(config, annotated, baseType);
    }

    @Override
    public @Nullable Object findSerializer(Annotated annotated) {
        return forms.whole().writer(annotated);
    }

    @Override
    public @Nullable Object findDeserializer(Annotated annotated) {
        return forms.whole().reader(annotated);
    }

    @Override
    public @Nullable Object findKeySerializer(Annotated annotated) {
        return forms.key().writer(annotated);
    }

    @Override
    public @Nullable Object findKeyDeserializer(Annotated annotated) {
        return forms.key().reader(annotated);
    }

    @Override
    public @Nullable Object findContentSerializer(Annotated annotated) {
        return forms.content().writer(annotated);
    }

    @Override
    public @Nullable Object findContentDeserializer(Annotated annotated) {
        return forms.content().reader(annotated);
    }

    @Override
    public @Nullable Object findSerializationConverter(Annotated annotated) {
        return forms.converter().writer(annotated);
    }

    @Override
    public @Nullable Object findDeserializationConverter(Annotated annotated) {
        return forms.converter().reader(annotated);
    }

    @Override
    public @Nullable Object findSerializationContentConverter(AnnotatedMember member) {
        return forms.contentConverter().writer(member);
    }

    @Override
    public @Nullable Object findDeserializationContentConverter(AnnotatedMember member) {
        return forms.contentConverter().reader(member);
    }

    /** Returns whether a property or a class has a form of its own, written and read by classes that it names. */
    public boolean hasOwnForm(Annotated annotated) {
        return Optional.ofNullable(findSerializer(annotated)).isPresent()
                || findSerializationConverter(annotated) != null;
    }
}
