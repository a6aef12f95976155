package dev.larder.runtime.jackson;

import static dev.larder.runtime.jackson.CodecProbe.CODEC;
import static dev.larder.runtime.jackson.CodecProbe.assertRejected;
import static dev.larder.runtime.jackson.CodecProbe.assertUnsupported;
import static dev.larder.runtime.jackson.CodecProbe.bytes;
import static dev.larder.runtime.jackson.CodecProbe.json;
import static dev.larder.runtime.jackson.CodecProbe.roundTrip;
import static dev.larder.runtime.jackson.CodecProbe.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larder.runtime.jackson.SampleValues.Address;
import dev.larder.runtime.jackson.SampleValues.Computed;
import dev.larder.runtime.jackson.SampleValues.Everything;
import dev.larder.runtime.jackson.SampleValues.Node;
import dev.larder.runtime.jackson.SampleValues.Sparse;
import dev.larder.runtime.jackson.SampleValues.SparseBean;
import dev.larder.runtime.jackson.SampleValues.User;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is written reads back as it was. */
class JacksonRoundTripTest {

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

        assertThat(CodecProbe.<Map<String, List<User>>>roundTrip(type, value)).isEqualTo(value);
    }

    @Test
    void arraysAndScalarsAreValues() throws Exception {
        assertThat(roundTrip(int[].class, new int[] {1, 2})).containsExactly(1, 2);
        assertThat(roundTrip(byte[].class, new byte[] {1})).containsExactly(1);
        assertThat(roundTrip(String.class, "")).isEmpty();
        assertThat(roundTrip(Boolean.class, true)).isTrue();
        assertThat(CodecProbe.<JsonNode>roundTrip(
                                JsonNode.class,
                                CODEC.<JsonNode>format(JsonNode.class).decode(bytes("{\"a\":1.10}")))
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
    void wholeNumbersAreReals() throws Exception {
        assertThat(CODEC.<Double>format(Double.class).decode(bytes("5"))).isEqualTo(5.0);
        assertThat(CODEC.<BigDecimal>format(BigDecimal.class).decode(bytes("5")))
                .isEqualTo(new BigDecimal("5"));
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

        assertThat(CODEC.canonical(List.of(set))).isEqualTo(CODEC.canonical(List.of(sameSet)));
        assertThat(text(CODEC.canonical(new User(1, "n", null))))
                .isEqualTo("[\"dev.larder.runtime.jackson.SampleValues$User\","
                        + "{\"address\":null,\"id\":[\"java.lang.Long\",1],\"name\":\"n\"}]");
        assertThat(CODEC.canonical(List.of("a,b"))).isNotEqualTo(CODEC.canonical(List.of("a", "b")));
    }

    @Test
    void aValueThatCannotBeWrittenIsToldWithoutItsText() {
        ValueFormat<Node> format = CODEC.format(Node.class);
        Node node = new Node();
        node.name = "secret";
        node.next = node;

        assertThatThrownBy(() -> format.encode(node))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
