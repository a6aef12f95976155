package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.beans.ConstructorProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Classes as applications have them, and as generators write them: Lombok, Immutables, AutoValue, Kotlin. */
final class StateClasses {

    private StateClasses() {}

    // Entities

    abstract static class BaseEntity {
        private Long id;
        protected Instant changed;

        public Long getId() {
            return id;
        }

        public boolean isNew() {
            return id == null;
        }
    }

    static class Owner extends BaseEntity {
        private String name;
        private final List<Pet> pets = new ArrayList<>();
        private Set<Tag> tags = new LinkedHashSet<>();
        private transient String cachedGreeting;

        protected Owner() {}

        Owner(String name) {
            this.name = name;
        }

        /** A copy, as careful entities return. */
        public List<Pet> getPets() {
            return Collections.unmodifiableList(pets);
        }

        public Pet getPet(String wanted) {
            return pets.stream()
                    .filter(pet -> pet.name.equals(wanted))
                    .findFirst()
                    .orElse(null);
        }
    }

    static class Pet extends BaseEntity {
        private String name;
        private Map<UUID, Visit> visits;

        private Pet() {}
    }

    static class Visit {
        private Instant at;
        private String description;
        private BigDecimal price;
    }

    static class Tag {
        private String text;

        Tag() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Tag tag && Objects.equals(text, tag.text);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(text);
        }
    }

    // Immutable classes

    /** As Lombok's {@code @Value}, {@code @AllArgsConstructor} and {@code @With} make it. */
    static final class Value {
        private final long id;
        private final String name;
        private final boolean active;
        private final List<String> roles;

        public Value(final long id, final String name, final boolean active, final List<String> roles) {
            this.id = id;
            this.name = name;
            this.active = active;
            this.roles = roles;
        }

        public long getId() {
            return id;
        }

        public boolean isActive() {
            return active;
        }

        public Value withName(final String other) {
            return new Value(id, other, active, roles);
        }
    }

    /** A constructor for what must be there, and fields with defaults. */
    static class Cart {
        private final long customer;
        private List<Line> lines = new ArrayList<>();
        private String note = "none";

        Cart(long customer) {
            this.customer = customer;
        }

        BigDecimal getTotal() {
            return lines.stream().map(line -> line.price).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    static final class Line {
        private final String article;
        private final BigDecimal price;

        private Line(String article, BigDecimal price) {
            this.article = article;
            this.price = price;
        }

        static Line of(String article, BigDecimal price) {
            return new Line(article, price);
        }
    }

    /** Several constructors, of which one takes everything. */
    static final class Amount {
        private final BigDecimal value;
        private final String currency;

        Amount(String value) {
            this(new BigDecimal(value), "EUR");
        }

        Amount(BigDecimal value) {
            this(value, "EUR");
        }

        Amount(BigDecimal value, String currency) {
            this.value = value;
            this.currency = currency;
        }

        static Amount valueOf(String text) {
            return new Amount(text);
        }
    }

    /** As Lombok writes it with {@code anyConstructor.addConstructorProperties}, and by hand with other parameters. */
    static final class Named {
        private final long id;
        private final String name;

        @ConstructorProperties({"id", "name"})
        Named(long number, String text) {
            this.id = number;
            this.name = text;
        }
    }

    /** Other names than those of fields, to which the parameters are. */
    static final class NamedForBeans {
        private final String name;

        @ConstructorProperties("label")
        NamedForBeans(String name) {
            this.name = name;
        }
    }

    /** Kotlin: {@code data class Customer(val id: Long, val name: String, var isVip: Boolean)}, with {@code -java-parameters}. */
    static final class Customer {
        private final long id;
        private final String name;
        private boolean isVip;

        public Customer(long id, String name, boolean isVip) {
            this.id = id;
            this.name = name;
            this.isVip = isVip;
        }

        public long getId() {
            return id;
        }

        public long component1() {
            return id;
        }

        public boolean isVip() {
            return isVip;
        }
    }

    // Builders

    /** As Lombok's {@code @Value @Builder @Jacksonized} make it, with a default. */
    @JsonDeserialize(builder = Built.BuiltBuilder.class)
    static final class Built {
        private final long id;
        private final String name;
        private final List<String> tags;

        Built(long id, String name, List<String> tags) {
            this.id = id;
            this.name = name;
            this.tags = tags;
        }

        static BuiltBuilder builder() {
            return new BuiltBuilder();
        }

        @JsonPOJOBuilder(withPrefix = "", buildMethodName = "build")
        public static class BuiltBuilder {
            private long id;
            private String name$value;
            private boolean name$set;
            private List<String> tags;

            BuiltBuilder() {}

            public BuiltBuilder id(long id) {
                this.id = id;
                return this;
            }

            public BuiltBuilder name(String name) {
                this.name$value = name;
                this.name$set = true;
                return this;
            }

            public BuiltBuilder tags(List<String> tags) {
                this.tags = tags;
                return this;
            }

            public Built build() {
                return new Built(id, name$set ? name$value : "default", tags);
            }
        }
    }

    /** As Lombok's {@code @SuperBuilder @Jacksonized} make a class with a parent. */
    abstract static class Vehicle {
        private final String plate;

        protected Vehicle(VehicleBuilder<?, ?> builder) {
            this.plate = builder.plate;
        }

        public abstract static class VehicleBuilder<C extends Vehicle, B extends VehicleBuilder<C, B>> {
            private String plate;

            protected abstract B self();

            public abstract C build();

            public B plate(String plate) {
                this.plate = plate;
                return self();
            }
        }
    }

    @JsonDeserialize(builder = Car.CarBuilderImpl.class)
    static class Car extends Vehicle {
        private final int doors;

        protected Car(CarBuilder<?, ?> builder) {
            super(builder);
            this.doors = builder.doors;
        }

        static CarBuilder<?, ?> builder() {
            return new CarBuilderImpl();
        }

        public abstract static class CarBuilder<C extends Car, B extends CarBuilder<C, B>>
                extends VehicleBuilder<C, B> {
            private int doors;

            public B doors(int doors) {
                this.doors = doors;
                return self();
            }
        }

        @JsonPOJOBuilder(withPrefix = "", buildMethodName = "build")
        public static final class CarBuilderImpl extends CarBuilder<Car, CarBuilderImpl> {
            @Override
            protected CarBuilderImpl self() {
                return this;
            }

            @Override
            public Car build() {
                return new Car(this);
            }
        }
    }

    /** A builder by hand, with Jackson's own prefix. */
    @JsonDeserialize(builder = Trip.Builder.class)
    static final class Trip {
        private final String from;
        private final String to;

        private Trip(Builder builder) {
            this.from = builder.from;
            this.to = builder.to;
        }

        static Builder builder() {
            return new Builder();
        }

        public static final class Builder {
            private String from;
            private String to;

            public Builder withFrom(String value) {
                this.from = value;
                return this;
            }

            public Builder withTo(String value) {
                this.to = value;
                return this;
            }

            public Trip build() {
                return new Trip(this);
            }
        }
    }

    // Generated implementations

    /** As AutoValue makes it. */
    abstract static class Reading {
        abstract long sensor();

        abstract double getCelsius();

        abstract Optional<String> note();

        String label() {
            return sensor() + ":" + getCelsius();
        }

        @JsonCreator
        static Reading create(
                @JsonProperty("sensor") long sensor,
                @JsonProperty("celsius") double celsius,
                @JsonProperty("note") Optional<String> note) {
            return new AutoValueReading(sensor, celsius, note);
        }
    }

    static final class AutoValueReading extends Reading {
        private final long sensor;
        private final double celsius;
        private final Optional<String> note;

        AutoValueReading(long sensor, double celsius, Optional<String> note) {
            this.sensor = sensor;
            this.celsius = celsius;
            this.note = note;
        }

        @Override
        long sensor() {
            return sensor;
        }

        @Override
        double getCelsius() {
            return celsius;
        }

        @Override
        Optional<String> note() {
            return note;
        }
    }

    /** As Immutables makes it. */
    @JsonSerialize(as = ImmutableStation.class)
    @JsonDeserialize(as = ImmutableStation.class)
    interface Station {
        long id();

        String name();

        List<String> lines();
    }

    static final class ImmutableStation implements Station {
        private final long id;
        private final String name;
        private final List<String> lines;

        private ImmutableStation(long id, String name, List<String> lines) {
            this.id = id;
            this.name = name;
            this.lines = lines;
        }

        @JsonProperty("id")
        @Override
        public long id() {
            return id;
        }

        @JsonProperty("name")
        @Override
        public String name() {
            return name;
        }

        @JsonProperty("lines")
        @Override
        public List<String> lines() {
            return lines;
        }

        static ImmutableStation of(long id, String name, List<String> lines) {
            return new ImmutableStation(id, name, lines);
        }

        @Deprecated
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static ImmutableStation fromJson(Json json) {
            return new ImmutableStation(json.id, json.name, json.lines);
        }

        @Deprecated
        static final class Json {
            long id;
            boolean idIsSet;
            String name;
            List<String> lines = List.of();

            @JsonProperty("id")
            public void setId(long id) {
                this.id = id;
                this.idIsSet = true;
            }

            @JsonProperty("name")
            public void setName(String name) {
                this.name = name;
            }

            @JsonProperty("lines")
            public void setLines(List<String> lines) {
                this.lines = lines;
            }
        }
    }

    // Accessors that are none of a bean

    static class Fluent {
        private String name;
        private int size;

        public String name() {
            return name;
        }

        public Fluent name(String value) {
            this.name = value;
            return this;
        }

        public Fluent size(int value) {
            this.size = value;
            return this;
        }
    }

    static class OnlyGetters {
        private String first;
        private String last;
        private List<String> aliases;

        OnlyGetters() {}

        public String getFirst() {
            return first;
        }

        public String getFullName() {
            return first + " " + last;
        }

        public List<String> getAliases() {
            return aliases;
        }
    }

    static class NoAccessors {
        private int a;
        String b;
        protected double c;
        public boolean d;
    }

    /** A getter that shows something else than the state. */
    static class Masking {
        private String secret;

        public String getSecret() {
            return "***";
        }

        public void setSecret(String secret) {
            this.secret = "!" + secret;
        }
    }

    record MaskingRecord(String secret) {
        @Override
        public String secret() {
            return "***";
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    static class Snake {
        private String firstName;

        @JsonProperty("LAST")
        private String lastName;

        private String nickName;

        @JsonProperty("nick")
        public String getNickName() {
            return nickName;
        }
    }

    // Value objects

    record UserId(String value) {}

    record Email(@JsonValue String text) {}

    static final class Iban {
        private final String number;

        private Iban(String number) {
            this.number = number;
        }

        @JsonCreator
        static Iban of(String number) {
            return new Iban(number);
        }

        @JsonValue
        String number() {
            return number;
        }
    }

    record Account(UserId owner, Email email, Iban iban, Map<UserId, Email> friends) {}

    record Box<T>(T content, List<T> more) {}

    record Boxes(Box<String> texts, Box<Line> lines) {}

    record Tree(String name, List<Tree> children, Tree[] others, Map<String, Tree> named) {}

    static class Chain {
        private String name;
        private Chain next;
    }

    // Sealed hierarchies

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Payment permits Cash, Card, Nothing {}

    @JsonTypeName("cash")
    record Cash(BigDecimal amount) implements Payment {}

    @JsonTypeName("card")
    static final class Card implements Payment {
        private String number;
        private Payment fallback;
    }

    @JsonTypeName("nothing")
    record Nothing() implements Payment {}

    record Order(List<Payment> payments, Map<String, Payment> named, Optional<Payment> first) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Mail.class, name = "mail"),
        @JsonSubTypes.Type(value = Sms.class, name = "sms")
    })
    abstract static sealed class Message permits Mail, Sms {
        protected String kind;
    }

    static final class Mail extends Message {
        private String subject;
    }

    static final class Sms extends Message {
        private int length;
    }

    enum Color {
        @JsonProperty("rot")
        RED,
        GREEN {
            @Override
            @JsonValue
            public String toString() {
                return "same";
            }
        },
        BLUE;

        @Override
        public String toString() {
            return "same";
        }
    }

    record Painted(Color color, Map<Color, Integer> counts, Set<Color> set) {}
}
