package dev.larder.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import dev.larder.test.value.FilledValues;
import dev.larder.test.value.RoundTrips;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ValueCodec} must do, as tests. A subclass gives the codec, and may give types of its own; a codec for few
 * types gives those that it takes.
 *
 * <pre>{@code
 * class MyCodecTest extends CodecContract {
 *     @Override
 *     protected ValueCodec codec() {
 *         return new MyCodec();
 *     }
 * }
 * }</pre>
 */
public abstract class CodecContract {

    /** The highest byte that a lease is made of: whitespace. */
    private static final int BLANK = 0x20;

    private static final int CALLS = 64;

    /** A person as services return it. */
    public record Person(long id, String name, LocalDate born, List<Address> addresses, Map<String, Integer> points) {}

    /** A part of a person. */
    public record Address(String street, String town) {}

    /** Returns the codec under test. */
    protected abstract ValueCodec codec();

    /** Returns the types whose values are tried: by default simple ones, and a record with records in it. */
    protected List<Type> types() {
        return List.of(String.class, Long.class, Boolean.class, UUID.class, Instant.class, Person.class);
    }

    @Test
    public void everyValueComesBackAsItWas() {
        assertThat(types())
                .isNotEmpty()
                .allSatisfy(type -> RoundTrips.ofType(type).by(codec()).check());
    }

    @Test
    public void noValueEndsInWhatALeaseIsMadeOf() {
        for (Type type : types()) {
            byte[] bytes = codec().format(type).encode(filled(type, 0));
            assertThat(bytes).as(type.getTypeName()).isNotEmpty();
            assertThat(bytes[bytes.length - 1] & 0xff).as(type.getTypeName()).isGreaterThan(BLANK);
        }
    }

    @Test
    public void noValueIsWrittenAsTheAbsentMarker() {
        for (Type type : types()) {
            assertThat(codec().format(type).encode(filled(type, 0))).isNotEqualTo(bytes("null"));
        }
    }

    @Test
    public void eachReadingReturnsAnObjectOfItsOwn() throws RejectedValueException {
        for (Type type : types()) {
            ValueFormat<Object> format = codec().format(type);
            byte[] bytes = format.encode(filled(type, 0));
            Object copy = format.decode(bytes);
            // Objects of the JDK that cannot change may be shared.
            if (!copy.getClass().getName().startsWith("java.")) {
                assertThat(format.decode(bytes)).isNotSameAs(copy);
            }
        }
    }

    @Test
    public void bytesThatAreCutOffAreRejected() {
        for (Type type : types()) {
            ValueFormat<Object> format = codec().format(type);
            Object value = filled(type, 0);
            byte[] bytes = format.encode(value);
            // A number that is cut off may be a number.
            if (!(value instanceof Number)) {
                assertThatThrownBy(() -> format.decode(Arrays.copyOf(bytes, bytes.length / 2)))
                        .as(type.getTypeName())
                        .isInstanceOf(RejectedValueException.class);
            }
        }
    }

    @Test
    public void rubbishIsRejectedAndNotShown() {
        byte[] rubbish = bytes("\u0001 secret-7f3a {[");
        for (Type type : types()) {
            ValueFormat<Object> format = codec().format(type);
            assertThatThrownBy(() -> format.decode(rubbish))
                    .as(type.getTypeName())
                    .isInstanceOf(RejectedValueException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    public void equalValuesHaveOneDigestAndOthersHaveAnother() {
        for (Type type : types()) {
            Object value = filled(type, 0);
            Object other = filled(type, 1);
            assertThat(codec().canonical(value)).as(type.getTypeName()).isEqualTo(codec().canonical(filled(type, 0)));
            if (!value.equals(other)) {
                assertThat(codec().canonical(value)).as(type.getTypeName()).isNotEqualTo(codec().canonical(other));
            }
        }
    }

    @Test
    public void whatCannotBeWrittenIsRefusedByItsClass() {
        assertThatThrownBy(() -> codec().canonical(new Thread("secret-7f3a")))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    public void manyThreadsUseOneFormat() {
        Type type = types().get(types().size() - 1);
        ValueFormat<Object> format = codec().format(type);
        List<CompletableFuture<byte[]>> copies = IntStream.range(0, CALLS)
                .mapToObj(seed -> CompletableFuture.supplyAsync(() -> copied(format, filled(type, seed))))
                .toList();

        assertThat(IntStream.range(0, CALLS))
                .allSatisfy(seed -> assertThat(copies.get(seed).join()).isEqualTo(format.encode(filled(type, seed))));
    }

    private static byte[] copied(ValueFormat<Object> format, Object value) {
        try {
            return format.encode(format.decode(format.encode(value)));
        } catch (RejectedValueException e) {
            throw new AssertionError(e);
        }
    }

    private static Object filled(Type type, int seed) {
        return Objects.requireNonNull(new FilledValues(seed).of(type), type.getTypeName());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
