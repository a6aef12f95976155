package dev.larder.test.value;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values that lose nothing. */
final class KeptValues {

    private KeptValues() {}

    record Flat(long id, String name, BigDecimal price, Instant at) {}

    record Nested(Flat flat, List<Flat> list, Map<String, Flat> map, Optional<Flat> optional) {}

    record Generic<T>(T value, List<T> values) {}

    record OfGenerics(Generic<Integer> numbers, Generic<Flat> flats) {}

    @SuppressWarnings("ArrayRecordComponent") // compared by their elements
    record Arrays(int[] numbers, byte[] bytes, String[] texts, Flat[] flats) {}

    record Tree(String name, List<Tree> children) {}

    record WithSet(Set<Integer> numbers) {}

    record WithMap(LinkedHashMap<Integer, Boolean> map) {}

    enum Colour {
        RED,
        GREEN
    }

    record WithEnum(Colour colour, Map<Colour, Integer> counts) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({@JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(Square.class)})
    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    record WithShape(Shape shape, List<Shape> shapes) {}

    /** Has fields, and neither getters nor setters. */
    static final class Fields {
        private String name;
        private int number;
        private List<String> texts;

        @Override
        public String toString() {
            return name + number + texts;
        }
    }

    static class Parent {
        private String inherited;

        @Override
        public String toString() {
            return inherited;
        }
    }

    static final class Child extends Parent {
        private long own;

        @Override
        public String toString() {
            return super.toString() + own;
        }
    }
}
