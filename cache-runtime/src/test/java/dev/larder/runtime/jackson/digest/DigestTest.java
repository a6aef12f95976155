package dev.larder.runtime.jackson.digest;

import static dev.larder.runtime.jackson.CodecProbe.CODEC;
import static dev.larder.runtime.jackson.CodecProbe.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.larder.runtime.spi.UnsupportedValueException;
import java.io.File;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Values that differ have different digests, and equal ones the same. */
class DigestTest {

    record Login(String name, @JsonIgnore String tenant) {}

    static class Hidden {
        private final String shown;

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        private final String hidden;

        Hidden(String shown, String hidden) {
            this.shown = shown;
            this.hidden = hidden;
        }

        public String getShown() {
            return shown;
        }
    }

    @JsonSerialize(using = ToStringSerializer.class)
    record Text(int a, int b) {
        @Override
        public String toString() {
            return "text";
        }
    }

    static class Part {
        final String first;
        final String last;

        Part(String first, String last) {
            this.first = first;
            this.last = last;
        }

        @JsonValue
        String first() {
            return first;
        }
    }

    interface Filter {}

    record ByName(String text) implements Filter {}

    record ByCity(String text) implements Filter {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    static class Animal {
        String name;

        Animal(String name) {
            this.name = name;
        }
    }

    static class Dog extends Animal {
        Dog(String name) {
            super(name);
        }
    }

    static class Cat extends Animal {
        transient int lives = 9;

        Cat(String name) {
            super(name);
        }
    }

    record Holder(Object any) {}

    record Maybe(Optional<String> text, OptionalInt number) {}

    enum Kind {
        A
    }

    enum OtherKind {
        A
    }

    record Key(String value) {}

    static final List<List<Object>> DIFFERENT = List.of(
            List.of(new Login("a", "x"), new Login("a", "y")),
            List.of(List.of(new Login("a", "x")), List.of(new Login("a", "y"))),
            List.of(Map.of("k", new Login("a", "x")), Map.of("k", new Login("a", "y"))),
            List.of(Set.of(new Login("a", "x")), Set.of(new Login("a", "y"))),
            List.of(new Hidden("a", "x"), new Hidden("a", "y")),
            List.of(new Text(1, 2), new Text(3, 4)),
            List.of(new Part("a", "b"), new Part("a", "c")),
            List.of(new ByName("a"), new ByCity("a")),
            List.of(new Dog("a"), new Cat("a"), new Animal("a")),
            List.of(new Holder(new ByName("a")), new Holder(new ByCity("a"))),
            List.of(List.of(new ByName("a")), List.of(new ByCity("a"))),
            List.of(new Holder(Kind.A), new Holder(OtherKind.A), new Holder("A")),
            List.of(
                    new Maybe(null, OptionalInt.empty()),
                    new Maybe(Optional.empty(), OptionalInt.empty()),
                    new Maybe(Optional.of("null"), OptionalInt.empty()),
                    new Maybe(Optional.empty(), null),
                    new Maybe(Optional.empty(), OptionalInt.of(0))),
            List.of(
                    List.of(1),
                    List.of(1L),
                    List.of("1"),
                    List.of(1.0),
                    List.of('1'),
                    List.of(new BigDecimal("1")),
                    List.of((short) 1),
                    List.of(1f)),
            List.of(List.of(Double.NaN), List.of("NaN"), List.of(Float.NaN)),
            List.of(List.of(0.0), List.of(-0.0)),
            List.of(List.of("a"), Set.of("a"), List.of(Optional.of("a")), new String[] {"a"}),
            List.of(List.of(Optional.empty()), Arrays.asList((Object) null), List.of()),
            List.of(Map.of("1", "a"), Map.of(1, "a"), Map.of(1L, "a")),
            List.of(Map.of(new Key("a"), 1), Map.of(new Key("b"), 1), Map.of("Key[value=a]", 1)),
            List.of(Map.of(), List.of(), Set.of()),
            List.of(Map.of("a", Map.of()), Map.of("a", List.of())),
            List.of(new Timestamp(5), timestamp(5, 5_000_001)),
            List.of(Pattern.compile("a"), Pattern.compile("a", Pattern.CASE_INSENSITIVE)),
            List.of(new File("a"), new File("a").getAbsoluteFile()),
            List.of(List.of(Locale.ROOT), List.of(locale("und", "", ""))),
            List.of(
                    List.of(locale("en", "US_X_Y", "")),
                    List.of(locale("en", "US_X", "Y")),
                    List.of(locale("en", "US", "X_Y"))),
            List.of(new byte[] {1}, new int[] {1}, new long[] {1}, List.of(1)),
            List.of(List.of(new BigDecimal("1.0")), List.of(new BigDecimal("1.00"))),
            List.of(List.of("a,b"), List.of("a", "b"), List.of("[a", "b]")),
            List.of(List.of(Instant.EPOCH), List.of("1970-01-01T00:00:00Z")),
            List.of(List.of("\uD800"), List.of("\uD801"), List.of("?"), List.of("\uFFFD")));

    @SuppressWarnings("deprecation")
    private static Locale locale(String language, String country, String variant) {
        return new Locale(language, country, variant);
    }

    private static Timestamp timestamp(long millis, int nanos) {
        Timestamp timestamp = new Timestamp(millis);
        timestamp.setNanos(nanos);
        return timestamp;
    }

    @ParameterizedTest
    @FieldSource("DIFFERENT")
    void whatDiffersHasADigestOfItsOwn(List<Object> values) {
        Set<String> texts = new HashSet<>();
        values.forEach(value -> texts.add(text(CODEC.canonical(value))));

        assertThat(texts).hasSameSizeAs(values);
    }

    static final List<List<Object>> EQUAL = List.of(
            List.of(
                    Map.of("a", 1, "b", 2, "c", 3),
                    reversed(Map.of("a", 1, "b", 2, "c", 3)),
                    new HashMap<>(Map.of("a", 1, "b", 2, "c", 3)),
                    linked("c", 3, "a", 1, "b", 2)),
            List.of(Map.of(Locale.FRANCE, 1, Locale.GERMANY, 2), linked(Locale.GERMANY, 2, Locale.FRANCE, 1)),
            List.of(
                    Map.of(Currency.getInstance("EUR"), 1, Currency.getInstance("JPY"), 2),
                    linked(Currency.getInstance("JPY"), 2, Currency.getInstance("EUR"), 1)),
            List.of(Map.of(new Key("a"), 1, new Key("b"), 2), linked(new Key("b"), 2, new Key("a"), 1)),
            List.of(enums(), Map.of(TimeUnit.DAYS, 1, TimeUnit.HOURS, 2), linked(TimeUnit.HOURS, 2, TimeUnit.DAYS, 1)),
            List.of(Set.of("a", "b", "c"), descending("a", "b", "c"), new LinkedHashSet<>(List.of("c", "a", "b"))),
            List.of(Set.of(Locale.FRANCE, Locale.GERMANY), new LinkedHashSet<>(List.of(Locale.GERMANY, Locale.FRANCE))),
            List.of(Set.of(new Key("a"), new Key("b")), new LinkedHashSet<>(List.of(new Key("b"), new Key("a")))),
            List.of(
                    List.of("a", "b"),
                    Arrays.asList("a", "b"),
                    new ArrayList<>(List.of("a", "b")),
                    new LinkedList<>(List.of("a", "b")),
                    Collections.unmodifiableList(List.of("a", "b"))),
            List.of(
                    List.of(Map.of("x", Set.of(1, 2)), Set.of()),
                    Arrays.asList(linked("x", new LinkedHashSet<>(List.of(2, 1))), Collections.emptySet())),
            List.of(insensitive("B", 1, "a", 2), Map.of("a", 2, "B", 1)));

    private static Map<Object, Object> linked(Object... entries) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(entries[i], entries[i + 1]);
        }
        return map;
    }

    private static Map<String, Integer> insensitive(String one, int first, String other, int second) {
        Map<String, Integer> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.put(one, first);
        map.put(other, second);
        return map;
    }

    private static Map<String, Integer> reversed(Map<String, Integer> map) {
        Map<String, Integer> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.putAll(map);
        return reversed;
    }

    private static Set<String> descending(String... elements) {
        Set<String> set = new TreeSet<>(Comparator.reverseOrder());
        set.addAll(List.of(elements));
        return set;
    }

    private static Map<TimeUnit, Integer> enums() {
        Map<TimeUnit, Integer> map = new EnumMap<>(TimeUnit.class);
        map.put(TimeUnit.DAYS, 1);
        map.put(TimeUnit.HOURS, 2);
        return map;
    }

    @ParameterizedTest
    @FieldSource("EQUAL")
    void equalValuesHaveOneDigest(List<Object> values) {
        Set<String> texts = new HashSet<>();
        values.forEach(value -> texts.add(text(CODEC.canonical(value))));

        assertThat(texts).hasSize(1);
    }

    @Test
    void realsHaveTheSameDigitsInEachJdk() {
        assertThat(text(CODEC.canonical(List.of(2.0E-3, 1.0E23, 2.0e23))))
                .isEqualTo("[\"List\",[0.002,1.0E23,2.0E23]]");
    }

    static class Stateless {}

    static class Looping {
        Looping next;
    }

    static final List<Object> UNDIGESTIBLE = List.of(
            new Object(),
            new Stateless(),
            new Thread(),
            (Function<String, String>) text -> text,
            new StringBuilder().append("x").chars(),
            java.util.Calendar.getInstance(),
            Pattern.compile("a").matcher("a"),
            new java.text.SimpleDateFormat("yyyy"),
            new java.io.ByteArrayInputStream(new byte[1]),
            String.class,
            new java.util.concurrent.atomic.LongAdder(),
            List.of(new Object()),
            Map.of("a", new Stateless()),
            new Holder(new Thread()));

    @ParameterizedTest
    @FieldSource("UNDIGESTIBLE")
    void whatHasNoStateToDigestIsRefused(Object value) {
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.canonical(value))
                .withMessageContaining("cannot be digested")
                .withNoCause();
    }

    @Test
    void aCycleIsTold() {
        Looping looping = new Looping();
        looping.next = looping;
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);

        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.canonical(looping))
                .withMessageContaining("leads into itself");
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.canonical(map))
                .withMessageContaining("leads into itself");
    }
}
