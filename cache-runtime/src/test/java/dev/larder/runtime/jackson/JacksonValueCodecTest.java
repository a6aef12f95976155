package dev.larder.runtime.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.larder.runtime.TypeToken;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonValueCodecTest {

    private final JacksonValueCodec codec = JacksonValueCodec.create();

    record User(long id, String name, Address address) {}

    record Address(String city, int zip) {}

    record Everything(
            Instant instant,
            LocalDate date,
            Duration duration,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Year year,
            BigDecimal decimal,
            BigInteger big,
            double real,
            float small,
            char letter,
            UUID uuid,
            URI uri,
            Locale locale,
            TimeUnit unit,
            Optional<String> optional,
            byte[] bytes,
            Map<Long, List<String>> map) {}

    static class Bean {
        private String name;
        private int age;
        private Bean friend;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getAge() {
            return age;
        }

        public void setAge(int age) {
            this.age = age;
        }

        public Bean getFriend() {
            return friend;
        }

        public void setFriend(Bean friend) {
            this.friend = friend;
        }

        /** Computed: must be neither written nor demanded. */
        public String getGreeting() {
            return "Hello " + name;
        }
    }

    static class Fields {
        public String name;
        public List<Integer> numbers;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sparse(String a, String b) {}

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    static class SparseBean {
        public String a;
        public int b;
    }

    record Computed(String first) {
        public boolean isLong() {
            return first.length() > 5;
        }

        public String getInitial() {
            return first.substring(0, 1);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    static final class Square implements Shape {
        public int side;
        public String label;
    }

    record Positive(int value) {
        Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("secret " + value);
            }
        }
    }

    record Flat(
            int number, long big, boolean flag, String text, double real, Integer boxed, TimeUnit unit, Instant at) {}

    @Test
    void aRecordIsPlainJson() throws Exception {
        User user = new User(42, "Ada", new Address("London", 1));

        assertThat(json(User.class, user))
                .isEqualTo("{\"id\":42,\"name\":\"Ada\",\"address\":{\"city\":\"London\",\"zip\":1}}");
        assertThat(roundTrip(User.class, user)).isEqualTo(user);
    }

    @Test
    void aNullComponentIsLegalAndAMissingOneIsNot() throws Exception {
        User user = new User(42, null, null);

        assertThat(roundTrip(User.class, user)).isEqualTo(user);
        assertRejected(User.class, "{\"id\":42,\"name\":null}");
    }

    @Test
    void everyTypeKeepsAllItsDigits() throws Exception {
        Everything value = new Everything(
                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                LocalDate.of(2026, 2, 28),
                Duration.ofSeconds(5, 7),
                OffsetDateTime.parse("2026-01-02T03:04:05.000000001+05:30"),
                ZonedDateTime.parse("2026-07-02T03:04:05+02:00[Europe/Paris]"),
                Year.of(2026),
                new BigDecimal("1234567890.123400"),
                new BigInteger("123456789012345678901234567890"),
                0.1 + 0.2,
                1.1f,
                ':',
                new UUID(1, 2),
                URI.create(""),
                Locale.ROOT,
                TimeUnit.DAYS,
                Optional.of("x"),
                new byte[] {0, -1, 7},
                Map.of(7L, List.of("a", "")));

        Everything back = roundTrip(Everything.class, value);

        assertThat(back).usingRecursiveComparison().isEqualTo(value);
        assertThat(back.decimal()).isEqualTo(value.decimal());
        assertThat(back.zoned().getZone()).isEqualTo(value.zoned().getZone());
        assertThat(back.offset()).isEqualTo(value.offset());
        assertThat(json(Everything.class, value)).contains("\"2026-01-02T03:04:05.123456789Z\"", "\"PT5.000000007S\"");
    }

    @Test
    void numbersThatAreNoneAreKept() throws Exception {
        assertThat(roundTrip(Double.class, Double.NaN)).isNaN();
        assertThat(roundTrip(Double.class, Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void genericTypesKeepTheirArguments() throws Exception {
        Type type = new TypeToken<Map<String, List<User>>>() {}.type();
        Map<String, List<User>> value = Map.of("a", List.of(new User(1, "x", null)));

        assertThat(this.<Map<String, List<User>>>roundTrip(type, value)).isEqualTo(value);
    }

    @Test
    void arraysAndScalarsAreValues() throws Exception {
        assertThat(roundTrip(int[].class, new int[] {1, 2})).containsExactly(1, 2);
        assertThat(roundTrip(byte[].class, new byte[] {1})).containsExactly(1);
        assertThat(roundTrip(String.class, "")).isEmpty();
        assertThat(roundTrip(Boolean.class, true)).isTrue();
        assertThat(this.<JsonNode>roundTrip(
                                JsonNode.class,
                                codec.<JsonNode>format(JsonNode.class).decode(bytes("{\"a\":1.10}")))
                        .get("a")
                        .decimalValue())
                .isEqualTo(new BigDecimal("1.10"));
    }

    @Test
    void computedPropertiesAreNotWritten() throws Exception {
        assertThat(json(Computed.class, new Computed("Ada"))).isEqualTo("{\"first\":\"Ada\"}");
        assertThat(roundTrip(Computed.class, new Computed("Ada"))).isEqualTo(new Computed("Ada"));
    }

    @Test
    void rulesOfInclusionAreLeftAside() throws Exception {
        assertThat(roundTrip(Sparse.class, new Sparse(null, "b"))).isEqualTo(new Sparse(null, "b"));
        assertThat(roundTrip(SparseBean.class, new SparseBean()).b).isZero();
        assertThat(json(SparseBean.class, new SparseBean())).isEqualTo("{\"a\":null,\"b\":0}");
    }

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
    void annotatedSubtypesWorkAndAreStrictToo() throws Exception {
        Square square = new Square();
        square.side = 3;

        assertThat(roundTrip(Shape.class, new Circle(1.5))).isEqualTo(new Circle(1.5));
        assertThat(((Square) roundTrip(Shape.class, square)).side).isEqualTo(3);
        Type list = new TypeToken<List<Shape>>() {}.type();
        assertThat(this.<List<Shape>>roundTrip(list, List.of(square, new Circle(1))))
                .hasSize(2);
        assertRejected(Shape.class, "{\"kind\":\"square\",\"side\":3}");
        assertRejected(Shape.class, "{\"side\":3,\"label\":null,\"kind\":\"triangle\"}");
        assertRejected(Shape.class, "{\"side\":3,\"label\":null}");
        assertThat(codec.<Shape>format(Shape.class).decode(bytes("{\"side\":3,\"label\":null,\"kind\":\"square\"}")))
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
                "{\"id\":42,\"id\":42,\"name\":\"Ada\",\"address\":null}",
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
    void ascalarOfAnotherTypeIsRejected(String replacement) throws Exception {
        String good = "{\"number\":1,\"big\":2,\"flag\":true,\"text\":\"t\",\"real\":1.5,\"boxed\":3,\"unit\":\"DAYS\","
                + "\"at\":\"1970-01-01T00:00:00Z\"}";
        assertThat(codec.<Flat>format(Flat.class).decode(bytes(good)).number()).isEqualTo(1);
        String[] parts = replacement.split("\\|");

        assertRejected(Flat.class, good.replace(parts[0], parts[1]));
    }

    @Test
    void wholeNumbersAreReals() throws Exception {
        assertThat(codec.<Double>format(Double.class).decode(bytes("5"))).isEqualTo(5.0);
        assertThat(codec.<BigDecimal>format(BigDecimal.class).decode(bytes("5")))
                .isEqualTo(new BigDecimal("5"));
    }

    @Test
    void rubbishIsRejected() {
        byte[] binary = new byte[300];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = (byte) (i * 31);
        }
        assertThatExceptionOfType(RejectedValueException.class)
                .isThrownBy(() -> codec.<User>format(User.class).decode(binary));
        assertRejected(User.class, "[".repeat(100_000));
        assertRejected(JsonNode.class, "[".repeat(100_000));
        assertRejected(JsonNode.class, "{\"a\":".repeat(100_000));
        assertRejected(BigInteger.class, "9".repeat(100_000));
    }

    @Test
    void aRejectionTellsNothingOfTheValue() {
        assertThatExceptionOfType(RejectedValueException.class)
                .isThrownBy(() -> codec.<User>format(User.class).decode(bytes("{\"id\":\"secret\"}")))
                .withMessageContaining("User")
                .withMessageNotContaining("secret")
                .withNoCause();
        assertThatExceptionOfType(RejectedValueException.class)
                .isThrownBy(() -> codec.<Positive>format(Positive.class).decode(bytes("{\"value\":-7}")))
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void aTypeThatCannotBeReadBackIsRefusedAtStart() {
        assertUnsupported(Object.class, "it says nothing about what to read back");
        assertUnsupported(InputStream.class, "java.io.InputStream");
        assertUnsupported(new TypeToken<List<Object>>() {}.type(), "within java.util.List<java.lang.Object>");
        assertUnsupported(Runnable.class, "java.lang.Runnable");
        assertUnsupported(new TypeToken<Map<String, Thread>>() {}.type(), "java.lang.Thread");
    }

    @Test
    void canonicalTextDependsOnNothingButTheValue() {
        Map<String, Integer> one = new LinkedHashMap<>();
        one.put("b", 1);
        one.put("a", 2);
        Map<String, Integer> other = new LinkedHashMap<>();
        other.put("a", 2);
        other.put("b", 1);
        Set<Object> set = new LinkedHashSet<>(Arrays.asList("x", 1L, one));
        Set<Object> sameSet = new LinkedHashSet<>(Arrays.asList(other, 1L, "x"));

        assertThat(codec.canonical(List.of(set))).isEqualTo(codec.canonical(List.of(sameSet)));
        assertThat(text(codec.canonical(new User(1, "n", null))))
                .isEqualTo("{\"address\":null,\"id\":1,\"name\":\"n\"}");
        assertThat(codec.canonical(List.of("a,b"))).isNotEqualTo(codec.canonical(List.of("a", "b")));
    }

    @Test
    void aValueThatCannotBeWrittenIsToldWithoutItsText() {
        ValueFormat<Node> format = codec.format(Node.class);
        Node node = new Node();
        node.name = "secret";
        node.next = node;

        assertThatThrownBy(() -> format.encode(node))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    static class Node {
        public String name;
        public Node next;
    }

    private void assertRejected(Type type, String json) {
        assertThatExceptionOfType(RejectedValueException.class)
                .as(json.substring(0, Math.min(200, json.length())))
                .isThrownBy(() -> codec.format(type).decode(bytes(json)));
    }

    private void assertUnsupported(Type type, String part) {
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> codec.format(type))
                .withMessageContaining(part);
    }

    private <V> V roundTrip(Type type, V value) throws RejectedValueException {
        ValueFormat<V> format = codec.format(type);
        return Objects.requireNonNull(format.decode(format.encode(value)));
    }

    private <V> String json(Class<V> type, V value) {
        return text(codec.<V>format(type).encode(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
