package dev.larder.runtime.jackson;

import static dev.larder.runtime.jackson.CodecProbe.CODEC;
import static dev.larder.runtime.jackson.CodecProbe.bytes;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.UnsupportedValueException;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages name the property, and hold nothing of a value. */
class FaultsTest {

    record Order(List<Line> lines, Map<String, Line> named, Optional<Integer> count) {}

    record Line(String article, SortedSet<String> tags) {}

    static class Bean {
        private String first;
        private int second;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lines\":[{\"article\":5,\"tags\":[]}],\"named\":{},\"count\":null}|lines[].article: no String",
                "{\"lines\":[{\"article\":\"secret\"}],\"named\":{},\"count\":null}|lines[]: no property 'tags'",
                "{\"lines\":[],\"named\":{\"secret\":{\"article\":\"a\",\"tags\":7}},\"count\":null}|named{}.tags: no TreeSet",
                "{\"lines\":[],\"named\":{},\"count\":\"secret\"}|count: no Integer",
                "{\"lines\":[],\"named\":{},\"count\":1,\"secret\":1}|: a property that Order does not have",
                "{\"lines\":[],\"count\":1}|no property 'named'",
                "{\"lines\":[|no JSON",
                "secret|no JSON"
            })
    void aRejectionNamesTheProperty(String json, String part) {
        assertThatExceptionOfType(RejectedValueException.class)
                .isThrownBy(() -> CODEC.format(Order.class).decode(bytes(json)))
                .withMessageContaining(part)
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThatExceptionOfType(RejectedValueException.class)
                .isThrownBy(() -> CODEC.format(Bean.class).decode(bytes("{\"first\":\"secret\"}")))
                .withMessageContaining("no property 'second'")
                .withMessageNotContaining("secret");
    }

    /** As Hibernate's is named. */
    static final class LazyInitializationException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** As Hibernate's is outside of its session. */
    static final class UnloadedBag extends AbstractList<String> {

        @Override
        public String get(int index) {
            throw new LazyInitializationException();
        }

        @Override
        public int size() {
            throw new LazyInitializationException();
        }
    }

    record Owner(String name, List<String> pets) {}

    @Test
    void anAssociationThatIsNotLoadedIsToldWithTheRemedy() {
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.<Owner>format(Owner.class).encode(new Owner("secret", new UnloadedBag())))
                .withMessageContaining("pets")
                .withMessageContaining("LazyInitializationException, since this association is not loaded; load it")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void aValueThatIsNotWrittenIsToldWithItsPath() {
        SortedSet<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Order order = new Order(List.of(), Map.of("secret", new Line("secret", tags)), Optional.empty());

        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.<Order>format(Order.class).encode(order))
                .withMessageContaining("named{}.tags: a java.util.TreeSet would be read back without its comparator")
                .withMessageNotContaining("secret")
                .withNoCause();
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.<Order>format(Order.class).encode(new Order(null, null, null)))
                .withMessageContaining("count: a null Optional would be read back as an empty one");
    }
}
