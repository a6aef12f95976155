package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import dev.larder.examples.catalog.ProductService;
import dev.larder.examples.reviews.ReviewService;
import dev.larder.examples.users.UserService;
import dev.larder.runtime.Larder;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.memory.InMemoryCacheStore;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The metadata for native images has every class of ours that Jackson inspects for the storefront. */
class NativeMetadataTest {

    private static final String METADATA =
            "/META-INF/native-image/dev.larder/dev.larder.examples.catalog/reachability-metadata.json";

    private final Set<String> inspected = ConcurrentHashMap.newKeySet();

    @Test
    void everyClassThatJacksonInspectsIsInTheMetadata() throws IOException {
        SimpleModule recorder = new SimpleModule("recorder");
        recorder.setSerializerModifier(new RecordingSerializers());
        recorder.setDeserializerModifier(new RecordingDeserializers());
        try (Larder larder = Larder.builder()
                .store(InMemoryCacheStore.create())
                .codec(JacksonValueCodec.with(recorder))
                .open()) {
            List<Class<?>> generated = List.of(
                    cached(larder, UserService.class),
                    cached(larder, ProductService.class),
                    cached(larder, ReviewService.class));

            assertThat(inspected).contains("dev.larder.examples.users.User", "dev.larder.examples.catalog.Category");
            assertThat(metadata()).containsAll(inspected);
            assertThat(metadata())
                    .containsAll(generated.stream().map(Class::getName).toList());
        }
    }

    private static <S> Class<?> cached(Larder larder, Class<S> service) {
        Object delegate = Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> null);
        return larder.cached(service, service.cast(delegate)).getClass();
    }

    private static List<String> metadata() throws IOException {
        try (InputStream file = NativeMetadataTest.class.getResourceAsStream(METADATA)) {
            return new ObjectMapper()
                    .readTree(Objects.requireNonNull(file, METADATA))
                    .get("reflection")
                    .findValuesAsText("type");
        }
    }

    private void record(JavaType type) {
        if (type.getRawClass().getName().startsWith("dev.larder.examples.")) {
            inspected.add(type.getRawClass().getName());
        }
    }

    private final class RecordingSerializers extends BeanSerializerModifier {

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
            record(description.getType());
            return serializer;
        }

        @Override
        public JsonSerializer<?> modifyEnumSerializer(
                SerializationConfig config, JavaType type, BeanDescription description, JsonSerializer<?> serializer) {
            record(type);
            return serializer;
        }
    }

    private final class RecordingDeserializers extends BeanDeserializerModifier {

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            record(description.getType());
            return deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            record(type);
            return deserializer;
        }
    }
}
