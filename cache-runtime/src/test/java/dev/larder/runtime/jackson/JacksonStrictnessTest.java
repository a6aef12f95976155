package dev.larder.runtime.jackson;

import static dev.larder.runtime.jackson.CodecProbe.CODEC;
import static dev.larder.runtime.jackson.CodecProbe.assertRejected;
import static dev.larder.runtime.jackson.CodecProbe.bytes;
import static dev.larder.runtime.jackson.CodecProbe.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larder.runtime.jackson.SampleValues.Bean;
import dev.larder.runtime.jackson.SampleValues.Circle;
import dev.larder.runtime.jackson.SampleValues.Fields;
import dev.larder.runtime.jackson.SampleValues.Flat;
import dev.larder.runtime.jackson.SampleValues.Positive;
import dev.larder.runtime.jackson.SampleValues.Shape;
import dev.larder.runtime.jackson.SampleValues.Square;
import dev.larder.runtime.jackson.SampleValues.User;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.RejectedValueException;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written by another shape of a type, or by nobody, is rejected. */
class JacksonStrictnessTest {

    @Test
    void aBeanIsAsStrictAsARecord() throws Exception {
        Bean friend = new Bean();
        Bean bean = new Bean();
        bean.setName("Ada");
        bean.setFriend(friend);

        assertThat(roundTrip(Bean.class, bean).getFriend().getAge()).isZero();
        assertRejected(Bean.class, "{\"name\":\"a\",\"age\":1}");
        assertRejected(Bean.class, "{\"name\":\"a\",\"age\":1,\"friend\":null,\"more\":1}");
        assertRejected(Bean.class, "{\"name\":\"a\",\"years\":1,\"friend\":null}");
        assertRejected(Bean.class, "{\"name\":\"a\",\"age\":1,\"friend\":{\"name\":\"b\",\"age\":2}}");
        assertRejected(Bean.class, "{}");
        assertRejected(Fields.class, "{\"name\":\"a\"}");
        assertRejected(Bean.class, "{\"name\":\"a\",\"age\":1,\"age\":2}");
    }

    @Test
    void ofAPropertyThatComesAgainTheLastValueCountsAndNothingElseIsMadeUpFor() throws Exception {
        String twice = "{\"name\":\"a\",\"age\":1,\"friend\":null,\"age\":2}";

        assertThat(CODEC.<Bean>format(Bean.class).decode(bytes(twice)).getAge()).isEqualTo(2);
        assertThat(CODEC.<User>format(User.class)
                        .decode(bytes("{\"id\":41,\"id\":42,\"name\":\"Ada\",\"address\":null}")))
                .isEqualTo(new User(42, "Ada", null));
        assertRejected(User.class, "{\"id\":41,\"id\":42,\"name\":\"Ada\"}");
        assertRejected(Bean.class, "{\"name\":\"a\",\"name\":\"b\",\"age\":1}");
    }

    @Test
    void annotatedSubtypesWorkAndAreStrictToo() throws Exception {
        Square square = new Square();
        square.side = 3;

        assertThat(roundTrip(Shape.class, new Circle(1.5))).isEqualTo(new Circle(1.5));
        assertThat(((Square) roundTrip(Shape.class, square)).side).isEqualTo(3);
        Type list = new TypeToken<List<Shape>>() {}.type();
        assertThat(CodecProbe.<List<Shape>>roundTrip(list, List.of(square, new Circle(1))))
                .hasSize(2);
        assertRejected(Shape.class, "{\"kind\":\"square\",\"side\":3}");
        assertRejected(Shape.class, "{\"side\":3,\"label\":null,\"kind\":\"triangle\"}");
        assertRejected(Shape.class, "{\"side\":3,\"label\":null}");
        assertThat(CODEC.<Shape>format(Shape.class).decode(bytes("{\"side\":3,\"label\":null,\"kind\":\"square\"}")))
                .isInstanceOf(Square.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                " null",
                "[]",
                "7",
                "\"x\"",
                "{}",
                "{\"id\":42",
                "{\"id\":42,\"name\":\"Ada\",\"address\":null}}",
                "{\"id\":42,\"name\":\"Ada\",\"address\":null} 1",
                "{\"id\":42,\"name\":\"Ada\",\"address\":null,\"added\":1}",
                "{\"id\":42,\"name\":\"Ada\"}",
                "{\"id\":42,\"title\":\"Ada\",\"address\":null}",
                "{\"id\":null,\"name\":\"Ada\",\"address\":null}",
                "{\"id\":\"42\",\"name\":\"Ada\",\"address\":null}",
                "{\"id\":42.0,\"name\":\"Ada\",\"address\":null}",
                "{\"id\":true,\"name\":\"Ada\",\"address\":null}",
                "{\"id\":99999999999999999999,\"name\":\"Ada\",\"address\":null}",
                "{\"id\":42,\"name\":7,\"address\":null}",
                "{\"id\":42,\"name\":true,\"address\":null}",
                "{\"id\":42,\"name\":[\"Ada\"],\"address\":null}",
                "{\"id\":42,\"name\":\"Ada\",\"address\":\"\"}",
                "{\"id\":42,\"name\":\"Ada\",\"address\":[]}",
                "{\"id\":42,\"name\":\"Ada\",\"address\":\"London\"}",
                "{\"@class\":\"java.net.URL\",\"id\":42,\"name\":\"Ada\",\"address\":null}",
                "[\"java.net.URL\",{\"id\":42,\"name\":\"Ada\",\"address\":null}]",
                "{'id':42,\"name\":\"Ada\",\"address\":null}",
                "{\"id\":NaN,\"name\":\"Ada\",\"address\":null}"
            })
    void anotherShapeIsRejected(String json) {
        assertRejected(User.class, json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"number\":1|\"number\":\"1\"",
                "\"number\":1|\"number\":1.5",
                "\"number\":1|\"number\":\"\"",
                "\"number\":1|\"number\":false",
                "\"big\":2|\"big\":\"2\"",
                "\"flag\":true|\"flag\":1",
                "\"flag\":true|\"flag\":\"true\"",
                "\"text\":\"t\"|\"text\":1.5",
                "\"text\":\"t\"|\"text\":{}",
                "\"real\":1.5|\"real\":\"1.5\"",
                "\"real\":1.5|\"real\":true",
                "\"boxed\":3|\"boxed\":\"3\"",
                "\"boxed\":3|\"boxed\":\"\"",
                "\"unit\":\"DAYS\"|\"unit\":1",
                "\"unit\":\"DAYS\"|\"unit\":\"\"",
                "\"unit\":\"DAYS\"|\"unit\":\"YEARS\"",
                "\"at\":\"1970-01-01T00:00:00Z\"|\"at\":0",
                "\"at\":\"1970-01-01T00:00:00Z\"|\"at\":1.5",
                "\"at\":\"1970-01-01T00:00:00Z\"|\"at\":\"\""
            })
    void aScalarOfAnotherTypeIsRejected(String replacement) throws Exception {
        String good = "{\"number\":1,\"big\":2,\"flag\":true,\"text\":\"t\",\"real\":1.5,\"boxed\":3,\"unit\":\"DAYS\","
                + "\"at\":\"1970-01-01T00:00:00Z\"}";
        assertThat(CODEC.<Flat>format(Flat.class).decode(bytes(good)).number()).isEqualTo(1);
        String[] parts = replacement.split("\\|");

        assertRejected(Flat.class, good.replace(parts[0], parts[1]));
    }

    @Test
    void rubbishIsRejected() {
        byte[] binary = new byte[300];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = (byte) (i * 31);
        }
        assertThatExceptionOfType(RejectedValueException.class)
                .isThrownBy(() -> CODEC.<User>format(User.class).decode(binary));
        assertRejected(User.class, "[".repeat(100_000));
        assertRejected(JsonNode.class, "[".repeat(100_000));
        assertRejected(JsonNode.class, "{\"a\":".repeat(100_000));
        assertRejected(BigInteger.class, "9".repeat(100_000));
    }

    @Test
    void aRejectionTellsNothingOfTheValue() {
        assertThatExceptionOfType(RejectedValueException.class)
                .isThrownBy(() -> CODEC.<User>format(User.class).decode(bytes("{\"id\":\"secret\"}")))
                .withMessageContaining("User")
                .withMessageNotContaining("secret")
                .withNoCause();
        assertThatExceptionOfType(RejectedValueException.class)
                .isThrownBy(() -> CODEC.<Positive>format(Positive.class).decode(bytes("{\"value\":-7}")))
                .withMessageNotContaining("secret")
                .withNoCause();
    }
}
