package dev.larder.runtime.jackson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Types such as applications cache, and some that are hard to get right. */
final class SampleValues {

    private SampleValues() {}

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

    static class Node {
        public String name;
        public Node next;
    }
}
