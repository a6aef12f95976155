package dev.larder.runtime.jackson.type;

import static dev.larder.runtime.jackson.CodecProbe.CODEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.larder.runtime.internal.readback.ReadBack;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What would come back as an object of another class, or a collection of other rules, is not stored. */
class SubclassesTest {

    static class Animal {
        private String name = "a";
    }

    static class Dog extends Animal {
        private String breed = "b";
    }

    /** Of the same state, so that nothing but the class is lost. */
    static class Cat extends Animal {}

    record Zoo(Animal first, List<Animal> animals, Map<String, Animal> named, Optional<Animal> star, Animal[] more) {}

    record Kennel(Dog mascot, List<Animal> animals) {}

    record Keyed(Map<Animal, Integer> ages) {}

    private static Zoo zoo(Animal first, Animal other) {
        return new Zoo(first, List.of(other), Map.of("x", other), Optional.of(other), new Animal[] {other});
    }

    static final List<List<Object>> SUBCLASSES = List.of(
            List.of(Animal.class, new Dog()),
            List.of(Animal.class, new Cat()),
            List.of(Animal.class, new Animal() {}),
            List.of(new TypeToken<List<Animal>>() {}.type(), List.of(new Animal(), new Dog())),
            List.of(new TypeToken<Map<String, Animal>>() {}.type(), Map.of("x", new Cat())),
            List.of(new TypeToken<Set<Animal>>() {}.type(), Set.of(new Cat())),
            List.of(new TypeToken<Optional<Animal>>() {}.type(), Optional.of(new Dog())),
            List.of(Animal[].class, new Animal[] {new Dog()}),
            List.of(new TypeToken<List<List<Animal>>>() {}.type(), List.of(List.of(new Dog()))),
            List.of(Zoo.class, zoo(new Dog(), new Animal())),
            List.of(Zoo.class, zoo(new Animal(), new Dog())),
            List.of(Zoo.class, zoo(new Animal(), new Cat())),
            List.of(Kennel.class, new Kennel(new Dog(), List.of(new Dog()))),
            List.of(Keyed.class, new Keyed(Map.of(new Dog(), 1))));

    @ParameterizedTest
    @FieldSource("SUBCLASSES")
    void aSubclassIsNotWritten(List<Object> typeAndValue) {
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.format((Type) typeAndValue.get(0)).encode(typeAndValue.get(1)))
                .withMessageContaining("would be read back as a dev.larder.runtime.jackson.type.SubclassesTest$Animal");
    }

    @Test
    void theDeclaredClassIsWritten() {
        assertComesBack(Zoo.class, zoo(new Animal(), new Animal()));
        assertComesBack(Kennel.class, new Kennel(new Dog(), List.of(new Animal())));
        assertComesBack(Keyed.class, new Keyed(Map.of(new Animal(), 1)));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    static sealed class Named permits Sub {
        private String a = "a";
    }

    @JsonTypeName("sub")
    static final class Sub extends Named {
        private String b = "b";
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @com.fasterxml.jackson.annotation.JsonSubTypes(@com.fasterxml.jackson.annotation.JsonSubTypes.Type(Known.class))
    static class Open {
        private String a = "a";
    }

    static class Known extends Open {}

    static class Unknown extends Open {}

    @Test
    void namedSubclassesAreWrittenAndOthersAreNot() {
        assertComesBack(Named.class, new Sub());
        assertComesBack(Named.class, new Named());
        assertComesBack(Open.class, new Known());
        assertComesBack(new TypeToken<List<Named>>() {}.type(), List.of(new Sub(), new Named()));
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.<Open>format(Open.class).encode(new Unknown()))
                .withMessageContaining("Unknown");
    }

    record Sorted(SortedSet<String> set, NavigableMap<String, Integer> map) {}

    record Unsorted(Set<String> set, Map<String, Integer> map, Collection<String> all) {}

    private static Set<String> insensitive(Set<String> set) {
        set.addAll(List.of("b", "A", "c"));
        return set;
    }

    private static <M extends Map<String, Integer>> M filled(M map) {
        map.put("b", 1);
        map.put("a", 2);
        return map;
    }

    static final List<Object> OTHER_RULES = List.of(
            new Sorted((SortedSet<String>) insensitive(new TreeSet<>(String.CASE_INSENSITIVE_ORDER)), new TreeMap<>()),
            new Sorted(new TreeSet<>(), filled(new TreeMap<>(Comparator.reverseOrder()))),
            new Sorted(new TreeSet<>(), filled(new ConcurrentSkipListMap<>(Comparator.reverseOrder()))),
            new Sorted(new TreeSet<String>().descendingSet(), new TreeMap<>()),
            new Unsorted(insensitive(new TreeSet<>(String.CASE_INSENSITIVE_ORDER)), Map.of(), List.of()),
            new Unsorted(Set.of(), filled(new TreeMap<>(String.CASE_INSENSITIVE_ORDER)), List.of()),
            new Unsorted(Set.of(), filled(new IdentityHashMap<>()), List.of()),
            new Unsorted(Set.of(), Map.of(), insensitive(new TreeSet<>(Comparator.reverseOrder()))),
            new Unsorted(Set.of(), Map.of(), new PriorityQueue<>(List.of("b", "a"))));

    @ParameterizedTest
    @FieldSource("OTHER_RULES")
    void aCollectionOfOtherRulesIsNotWritten(Object value) {
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.format(value.getClass()).encode(value))
                .withMessageContaining("would be read back");
    }

    @Test
    void collectionsComeBackInTheirOrder() {
        assertComesBack(new TypeToken<Set<String>>() {}.type(), new LinkedHashSet<>(List.of("z", "y", "x", "b", "a")));
        assertComesBack(Sorted.class, new Sorted(new TreeSet<>(List.of("b", "a")), filled(new TreeMap<>())));
        assertComesBack(
                new TypeToken<SortedMap<String, Integer>>() {}.type(),
                filled(new TreeMap<>(Comparator.naturalOrder())));
        assertComesBack(new TypeToken<Map<String, Integer>>() {}.type(), filled(new LinkedHashMap<>()));
        assertComesBack(new TypeToken<Map<String, Integer>>() {}.type(), filled(new ConcurrentHashMap<>()));
        assertComesBack(new TypeToken<Map<String, Integer>>() {}.type(), filled(new HashMap<>()));
        assertComesBack(new TypeToken<List<String>>() {}.type(), new LinkedList<>(Arrays.asList("a", null)));
        assertComesBack(
                new TypeToken<Collection<String>>() {}.type(),
                Collections.unmodifiableCollection(new ArrayList<>(List.of("b", "a"))));
        assertComesBack(new TypeToken<Queue<String>>() {}.type(), new ArrayDeque<>(List.of("b", "a")));
        assertComesBack(new TypeToken<EnumSet<TimeUnit>>() {}.type(), EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS));
        assertComesBack(new TypeToken<EnumMap<TimeUnit, Integer>>() {}.type(), new EnumMap<>(Map.of(TimeUnit.DAYS, 1)));
        assertComesBack(new TypeToken<Map<TimeUnit, Set<Integer>>>() {}.type(), Map.of(TimeUnit.DAYS, Set.of(1, 2, 3)));
    }

    private static void assertComesBack(Type type, Object value) {
        ValueFormat<Object> format = CODEC.format(type);
        assertThat(new ReadBack<>(format).difference(value, format.encode(value)))
                .isEmpty();
    }
}
