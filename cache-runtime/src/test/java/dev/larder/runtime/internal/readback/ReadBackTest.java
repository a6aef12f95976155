package dev.larder.runtime.internal.readback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a copy lacks is told by the path of its property. */
class ReadBackTest {

    /** Equal by its id alone, as entities are. */
    static class Entity {
        private final long id = 1;
        private String secretName;
        private transient String cached;
        private Entity self;
        private List<Entity> more;

        Entity(String secretName, String cached) {
            this.secretName = secretName;
            this.cached = cached;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Entity entity && entity.id == id;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    static class Derived extends Entity {
        Derived(String name) {
            super(name, null);
        }
    }

    record Holder(String name, List<Entity> list, Map<String, Object> map) {}

    private static Holder holder(Entity entity, Object value) {
        return new Holder("n", List.of(new Entity("a", null), entity), Map.of("secret", value));
    }

    private static Map<String, Integer> linked(String... keys) {
        Map<String, Integer> map = new LinkedHashMap<>();
        Arrays.stream(keys).forEach(key -> map.put(key, 1));
        return map;
    }

    private static Set<String> sorted(Comparator<String> order, String... elements) {
        Set<String> set = new TreeSet<>(order);
        set.addAll(List.of(elements));
        return set;
    }

    static final List<List<Object>> DIFFERENT = List.of(
            List.of(new Entity("secret", null), new Entity("b", null), "secretName: its value changed"),
            List.of(new Entity("secret", null), new Entity(null, null), "secretName: a java.lang.String became null"),
            List.of(new Derived("secret"), new Entity("secret", null), "Derived became a dev.larder"),
            List.of(
                    holder(new Entity("secret", null), 1),
                    holder(new Entity("b", null), 1),
                    "list[].secretName: its value changed"),
            List.of(
                    holder(new Entity("a", null), 1L),
                    holder(new Entity("a", null), 1),
                    "map{}: a java.lang.Long became a java.lang.Integer"),
            List.of(List.of(1, 2), List.of(1), "number of elements"),
            List.of(List.of(1), Set.of(1), "became"),
            List.of(Set.of(1), List.of(1), "became"),
            List.of(new LinkedHashSet<>(List.of("b", "a")), new LinkedHashSet<>(List.of("a", "b")), "another order"),
            List.of(linked("b", "a"), linked("a", "b"), "another order"),
            List.of(linked("secret"), linked("b"), "{key}: its value changed"),
            List.of(linked("a"), linked(), "number of entries"),
            List.of(sorted(Comparator.reverseOrder(), "b"), sorted(Comparator.naturalOrder(), "b"), "comparator"),
            List.of(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new TreeMap<>(), "comparator"),
            List.of(new int[] {1}, new int[] {2}, "elements changed"),
            List.of(new String[] {"secret"}, new String[] {"b"}, "[]: its value changed"),
            List.of(new long[1], new long[2], "length"),
            List.of(Optional.of("secret"), Optional.empty(), "became null"),
            List.of(new java.sql.Timestamp(5), new java.util.Date(5), "java.sql.Timestamp became a java.util.Date"),
            List.of(Pattern.compile("secret"), Pattern.compile("b"), "its value changed"),
            List.of(0.0, -0.0, "its value changed"));

    @ParameterizedTest
    @FieldSource("DIFFERENT")
    void aDifferenceIsToldWithoutTheValue(List<Object> case_) {
        Optional<String> difference = difference(case_.get(0), case_.get(1));

        assertThat(difference)
                .hasValueSatisfying(text -> assertThat(text)
                        .contains((String) case_.get(2))
                        .doesNotContain("secret,", "\"secret", "secret:"));
    }

    static final List<List<Object>> SAME = List.of(
            List.of(new Entity("a", "x"), new Entity("a", "y")),
            List.of(new ArrayList<>(List.of(1)), Collections.unmodifiableList(List.of(1))),
            List.of(new HashMap<>(Map.of("a", 1)), new LinkedHashMap<>(Map.of("a", 1))),
            List.of(new TreeSet<>(Comparator.naturalOrder()), new TreeSet<>()),
            List.of(Double.NaN, Double.NaN),
            List.of(new byte[] {1}, new byte[] {1}),
            List.of(Pattern.compile("a"), Pattern.compile("a")),
            List.of(new StringBuilder("a"), new StringBuilder("a")),
            List.of(Optional.empty(), Optional.empty()));

    @ParameterizedTest
    @FieldSource("SAME")
    void whatIsTheSameIsNotTold(List<Object> pair) {
        assertThat(difference(pair.get(0), pair.get(1))).isEmpty();
    }

    @Test
    void aCircleAndALargeValueEnd() {
        Entity one = new Entity("a", null);
        one.self = one;
        Entity other = new Entity("a", null);
        other.self = other;
        List<Integer> large = new ArrayList<>(Collections.nCopies(100_000, 1_000));

        assertThat(difference(one, other)).isEmpty();
        assertThat(difference(large, new ArrayList<>(Collections.nCopies(100_000, 1_000))))
                .isEmpty();
    }

    @Test
    void aValueThatIsRejectedIsTold() {
        ValueFormat<Object> format = format(() -> {
            throw new RejectedValueException("3 bytes are no X");
        });

        assertThat(new ReadBack<>(format).difference("x", new byte[3]))
                .hasValue("it cannot be read back: 3 bytes are no X");
    }

    private static Optional<String> difference(Object value, Object copy) {
        return new ReadBack<>(format(() -> copy)).difference(value, new byte[0]);
    }

    private interface Decoding {
        Object decode() throws RejectedValueException;
    }

    private static ValueFormat<Object> format(Decoding decoding) {
        return new ValueFormat<>() {
            @Override
            public byte[] encode(Object value) {
                return new byte[0];
            }

            @Override
            public Object decode(byte[] bytes) throws RejectedValueException {
                return decoding.decode();
            }
        };
    }

    @Test
    void theOrderOfSetsAndMapsMayBeLeftOut() {
        Map<String, Entity> one = new LinkedHashMap<>(Map.of("a", new Entity("Ada", "")));
        one.put("b", new Entity("Bob", ""));
        Map<String, Entity> other = new LinkedHashMap<>(Map.of("b", new Entity("Bob", "")));
        other.put("a", new Entity("Ada", ""));
        Set<String> names = new LinkedHashSet<>(List.of("a", "b", "c"));
        Set<String> reversed = new LinkedHashSet<>(List.of("c", "b", "a"));

        assertThat(unordered(one, other)).isEmpty();
        assertThat(unordered(names, reversed)).isEmpty();
        assertThat(new StateComparison(100).difference(names, reversed)).contains("its elements come in another order");
        assertThat(new StateComparison(100).difference(one, other)).contains("its entries come in another order");
        other.put("b", new Entity("Eve", ""));
        assertThat(unordered(one, other)).contains("{}.secretName: its value changed");
        assertThat(unordered(names, Set.of("a", "b", "d"))).isPresent();
        assertThat(unordered(List.of(1, 2), List.of(2, 1))).isPresent();
    }

    /** Sets whose elements are equal by their ids may differ in what those hold. */
    @Test
    void equalElementsOfSetsAreCompared() {
        record Item(long id, String name) {
            @Override
            public boolean equals(Object other) {
                return other instanceof Item item && item.id == id;
            }

            @Override
            public int hashCode() {
                return Long.hashCode(id);
            }
        }
        Set<Item> one = new LinkedHashSet<>(List.of(new Item(1, "a"), new Item(2, "b")));
        Set<Item> other = new LinkedHashSet<>(List.of(new Item(2, "c"), new Item(1, "a")));

        assertThat(unordered(one, other)).contains("[].name: its value changed");
    }

    private static Optional<String> unordered(Object one, Object other) {
        return new StateComparison(100, false).difference(one, other);
    }
}
