package dev.larder.runtime.jackson;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedClassResolver;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import dev.larder.runtime.jackson.form.KnownTypes;
import dev.larder.runtime.jackson.state.ClassState;
import dev.larder.runtime.jackson.state.Cycles;
import dev.larder.runtime.jackson.state.StateAccess;
import dev.larder.runtime.jackson.state.StateIntrospector;
import dev.larder.runtime.jackson.type.SilentTypes;
import dev.larder.runtime.spi.UnsupportedValueException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks at start that values of a type can be written and read back, as far as the type alone tells: the type, the types of its
 * properties and theirs. A mistake shows then, with the path of the property, and not as a cache that never hits.
 */
final class BindingCheck {

    private final JsonMapper mapper;

    private final JavaType root;

    private final SerializerProvider writing;

    private final DeserializationContext reading;

    private final Set<JavaType> seen = new HashSet<>();

    private final Set<JavaType> concrete = new HashSet<>();

    private final Deque<String> path = new ArrayDeque<>();

    BindingCheck(JsonMapper mapper, JavaType root) {
        this.mapper = mapper;
        this.root = root;
        this.writing = mapper.getSerializerProviderInstance();
        this.reading = StrictMapper.context(mapper);
    }

    /** @throws UnsupportedValueException when values of the type would be lost or changed */
    void run() {
        check(root);
    }

    private void check(JavaType type) {
        if (!seen.add(type)) {
            return;
        }
        KnownTypes.fault(type.getRawClass()).ifPresent(fault -> {
            throw refused(type, fault);
        });
        if (type.isMapLikeType()) {
            checkKey(type.getKeyType());
        }
        if (type.getRawClass() == Map.Entry.class) {
            checkKey(type.containedTypeOrUnknown(0));
            step("{}", type.containedTypeOrUnknown(1));
        } else if (type.isContainerType() || type.isReferenceType()) {
            step(type.isMapLikeType() ? "{}" : type.isReferenceType() ? "" : "[]", type.getContentType());
            checkContainer(type);
        } else if (!KnownTypes.isScalar(type.getRawClass())) {
            checkObject(type);
        }
    }

    private void step(String name, JavaType type) {
        path.addLast(name);
        check(type);
        path.removeLast();
    }

    private void checkKey(JavaType key) {
        path.addLast("{key}");
        if (key.isArrayType()) {
            throw refused(key, "an array is no key, since it equals itself only; use a list");
        }
        check(key);
        path.removeLast();
    }

    private void checkContainer(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (!type.isAbstract() && !type.isArrayType() && !type.isReferenceType() && !KnownTypes.isOfTheJdk(raw)) {
            ClassState state = ClassState.of(raw);
            state.fields().values().stream()
                    .filter(field -> !KnownTypes.isOfTheJdk(field.getDeclaringClass()))
                    .findFirst()
                    .ifPresent(field -> {
                        throw refused(
                                type,
                                "it is written as its elements, without its field '" + field.getName()
                                        + "'; use a class that holds a collection");
                    });
        }
        JsonDeserializer<?> reader = reader(type);
        boolean created = !(reader instanceof AbstractDeserializer)
                && !(reader instanceof ValueInstantiator.Gettable collection
                        && collection.getValueInstantiator() != null
                        && !collection.getValueInstantiator().canInstantiate());
        if (!created) {
            throw refused(
                    type,
                    "nothing creates it; declare a List, Set or Map, or give a module for it to JacksonValueCodec.with");
        }
    }

    private void checkObject(JavaType type) {
        TypeSerializer types = types(type);
        if (types != null && !(types instanceof SilentTypes.Checking)) {
            checkSubtypes(type);
            return;
        }
        StateAccess.fault(type.getRawClass()).ifPresent(fault -> {
            throw refused(type, fault);
        });
        JsonSerializer<?> writer = writer(type);
        if (writer instanceof BeanSerializerBase bean) {
            checkWritten(type, bean);
        }
        JsonDeserializer<?> reader = reader(type);
        if (reader instanceof AbstractDeserializer) {
            throw refused(
                    type,
                    "it is abstract, and JSON does not say which subclass to create; use @JsonTypeInfo and @JsonSubTypes");
        }
        if (writer instanceof BeanSerializerBase bean && reader instanceof BeanDeserializerBase back) {
            checkProperties(type, bean, back);
        } else if (writer instanceof BeanSerializerBase
                || (reader instanceof BeanDeserializerBase back && !takesAValue(back.getValueInstantiator()))) {
            throw refused(
                    type, "it is written in one form and read in another; set both a serializer and a deserializer");
        }
    }

    /** Returns whether objects are made of the single value that a {@code @JsonValue} gives. */
    private static boolean takesAValue(ValueInstantiator creator) {
        return creator.canCreateUsingDelegate()
                || creator.canCreateUsingArrayDelegate()
                || creator.canCreateFromString()
                || creator.canCreateFromInt()
                || creator.canCreateFromLong()
                || creator.canCreateFromDouble()
                || creator.canCreateFromBoolean()
                || creator.canCreateFromBigInteger()
                || creator.canCreateFromBigDecimal();
    }

    private void checkSubtypes(JavaType type) {
        AnnotatedClass annotated =
                AnnotatedClassResolver.resolveWithoutSuperTypes(mapper.getSerializationConfig(), type.getRawClass());
        Collection<NamedType> subtypes = mapper.getSubtypeResolver()
                .collectAndResolveSubtypesByTypeId(mapper.getDeserializationConfig(), annotated);
        boolean any = false;
        for (NamedType named : subtypes) {
            JavaType subtype = mapper.getTypeFactory().constructSpecializedType(type, named.getType());
            if (subtype.isConcrete()) {
                any = true;
                checkConcrete(subtype);
            }
        }
        if (!any) {
            throw refused(type, "no subtype of it is known; list them by @JsonSubTypes");
        }
    }

    /** A subtype inherits how it is named, so that only its own properties are left to look at. */
    private void checkConcrete(JavaType type) {
        if (!concrete.add(type)) {
            return;
        }
        StateAccess.fault(type.getRawClass()).ifPresent(fault -> {
            throw refused(type, fault);
        });
        if (writer(type) instanceof BeanSerializerBase bean) {
            checkWritten(type, bean);
            if (reader(type) instanceof BeanDeserializerBase back) {
                checkProperties(type, bean, back);
            }
        }
    }

    private Map<String, @Nullable JavaType> written(BeanSerializerBase bean) {
        Map<String, @Nullable JavaType> written = new LinkedHashMap<>();
        for (var writers = bean.properties(); writers.hasNext(); ) {
            PropertyWriter property = writers.next();
            written.put(property.getName(), ownForm(property) ? null : property.getType());
        }
        return written;
    }

    /** Before the reader is made, which looks at all that is within and could not say where a fault lies. */
    private void checkWritten(JavaType type, BeanSerializerBase bean) {
        Map<String, @Nullable JavaType> written = written(bean);
        Cycles.fault(type, written).ifPresent(fault -> {
            throw refused(type, fault);
        });
        written.forEach((name, propertyType) -> {
            if (propertyType != null) {
                step(name, propertyType);
            }
        });
    }

    private void checkProperties(JavaType type, BeanSerializerBase bean, BeanDeserializerBase back) {
        Map<String, @Nullable JavaType> written = written(bean);
        Map<String, JavaType> read = new LinkedHashMap<>();
        boolean delegating = isDelegating(back);
        BeanDeserializerBase properties = delegating ? delegate(back) : back;
        if (properties == null) {
            throw refused(type, "its creator takes a value that nothing writes; mark that value by @JsonValue");
        }
        ValueInstantiator creator = back.getValueInstantiator();
        if (!delegating && !creator.canCreateUsingDefault() && !creator.canCreateFromObjectWith()) {
            throw refused(type, StateAccess.NO_CREATOR);
        }
        for (var readers = properties.properties(); readers.hasNext(); ) {
            SettableBeanProperty property = readers.next();
            read.put(property.getName(), property.getType());
        }
        compare(type, written.keySet(), read.keySet());
        if (!delegating) {
            read.forEach((name, propertyType) -> {
                if (written.get(name) != null) {
                    step(name, propertyType);
                }
            });
        }
    }

    private boolean ownForm(PropertyWriter property) {
        return property.getMember() != null
                && mapper.getSerializationConfig().getAnnotationIntrospector() instanceof StateIntrospector state
                && state.hasOwnForm(property.getMember());
    }

    private void compare(JavaType type, Set<String> written, Set<String> read) {
        Set<String> lost = new TreeSet<>(written);
        lost.removeAll(read);
        Set<String> lacking = new TreeSet<>(read);
        lacking.removeAll(written);
        if (!lost.isEmpty()) {
            throw refused(
                    type,
                    "nothing sets " + quoted(lost)
                            + " when it is read; let its creator or builder take it, or make the field transient");
        }
        if (!lacking.isEmpty()) {
            throw refused(
                    type,
                    "its creator or builder takes " + quoted(lacking)
                            + ", for which there is no field or getter of that name");
        }
    }

    private static String quoted(Set<String> names) {
        return "'" + String.join("', '", names) + "'";
    }

    private static boolean isDelegating(BeanDeserializerBase back) {
        return back.getValueInstantiator().canCreateUsingDelegate()
                || back.getValueInstantiator().canCreateUsingArrayDelegate();
    }

    private @Nullable BeanDeserializerBase delegate(BeanDeserializerBase back) {
        JavaType delegate = back.getValueInstantiator().getDelegateType(mapper.getDeserializationConfig());
        return delegate != null && reader(delegate) instanceof BeanDeserializerBase bean ? bean : null;
    }

    private @Nullable TypeSerializer types(JavaType type) {
        try {
            return writing.findTypeSerializer(type);
        } catch (JsonMappingException | RuntimeException e) {
            throw failed(type, e);
        }
    }

    private JsonSerializer<?> writer(JavaType type) {
        try {
            JsonSerializer<?> writer = writing.findValueSerializer(type, null);
            if (writer instanceof UnknownSerializer && !type.isConcrete()) {
                throw refused(type, "it has no state that can be written");
            }
            return writer;
        } catch (JsonMappingException | IllegalArgumentException e) {
            throw failed(type, e);
        }
    }

    private JsonDeserializer<?> reader(JavaType type) {
        try {
            JsonDeserializer<?> reader = reading.findContextualValueDeserializer(type, null);
            while (reader.getDelegatee() != null && !(reader instanceof BeanDeserializerBase)) {
                reader = reader.getDelegatee();
            }
            if (reader instanceof BeanDeserializerBase bean
                    && !bean.getValueInstantiator().canInstantiate()
                    && !KnownTypes.isOfTheJdk(type.getRawClass())) {
                throw refused(type, StateAccess.NO_CREATOR);
            }
            return reader;
        } catch (IOException | IllegalArgumentException e) {
            throw failed(type, e);
        }
    }

    private UnsupportedValueException failed(JavaType type, Exception cause) {
        if (cause instanceof UnsupportedValueException unsupported) {
            return refused(type, String.valueOf(unsupported.getMessage()));
        }
        String reason =
                cause instanceof JsonMappingException mapping ? mapping.getOriginalMessage() : cause.getMessage();
        return refused(type, String.valueOf(reason));
    }

    private UnsupportedValueException refused(JavaType type, String reason) {
        String at = String.join(".", path)
                .replace(".[]", "[]")
                .replace(".{", "{")
                .replaceAll("\\.+", ".")
                .replaceAll("^\\.|\\.$", "");
        String within =
                type.equals(root) ? "" : " within " + root.toCanonical() + (at.isEmpty() ? "" : " (at " + at + ")");
        return new UnsupportedValueException(type.toCanonical() + within + " cannot be kept as JSON: " + reason);
    }
}
