package dev.larder.test.value;

import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the types that the methods of a service store, by binding its generated class: that tells of each method, and then asks
 * the codec for the format of its type.
 */
final class StoredTypes {

    private final ValueCodec codec;

    private final List<TriedType> found = new ArrayList<>();

    /** The method that was told of last; a second one with the same name and key is not told of. */
    private @Nullable String method;

    StoredTypes(ValueCodec codec) {
        this.codec = codec;
    }

    List<TriedType> of(Class<?> service) {
        try (Larder larder = Larder.builder()
                .store(InMemoryCacheStore.create())
                .systemProperties(false)
                .codec(new AskedCodec())
                .open()) {
            larder.whenBound(bound -> method = bound.name());
            bind(larder, service);
        }
        return List.copyOf(found);
    }

    private <S> void bind(Larder larder, Class<S> service) {
        larder.cached(
                service,
                service.cast(Proxy.newProxyInstance(
                        service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> {
                            throw new UnsupportedOperationException(method.getName());
                        })));
    }

    /** Notes each type that a method asks for. The service is bound only, so that nothing is written by it. */
    private final class AskedCodec implements ValueCodec {

        @Override
        public <V> ValueFormat<V> format(Type type) {
            String name = method;
            found.add(TriedType.of(name == null ? type.getTypeName() : name, type, codec));
            method = null;
            return new ValueFormat<>() {
                @Override
                public byte[] encode(V value) {
                    throw new UnsupportedOperationException("bound only");
                }

                @Override
                public V decode(byte[] bytes) throws RejectedValueException {
                    throw new RejectedValueException("bound only");
                }
            };
        }

        @Override
        public byte[] canonical(Object value) {
            return codec.canonical(value);
        }
    }
}
