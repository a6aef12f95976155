package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIdentityReference;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonRootName;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.databind.annotation.JsonAppend;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Classes whose annotations hide or reshape properties in answers of a REST service. */
final class HidingAnnotations {

    private HidingAnnotations() {}

    record IgnoredComponent(String name, @JsonIgnore String tenant) {}

    static class IgnoredField {
        private String name;

        @JsonIgnore
        private String tenant;
    }

    static class IgnoredGetter {
        private String name;
        private String tenant;

        @JsonIgnore
        public String getTenant() {
            return tenant;
        }
    }

    @JsonIgnoreProperties({"tenant"})
    record IgnoredByName(String name, String tenant) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lenient(String name) {}

    @JsonIncludeProperties({"name"})
    record IncludedByName(String name, String tenant) {}

    record IgnoredWithin(@JsonIgnoreProperties("tenant") IgnoredByName inner) {}

    @JsonIgnoreType
    record Secret(String text) {}

    record OfIgnoredType(String name, Secret secret) {}

    static class ReadOnly {
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        private Long id;

        private String name;
    }

    static class WriteOnly {
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        private String password;

        private String name;
    }

    record WriteOnlyComponent(
            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
            String password,

            String name) {}

    static class SetterOnly {
        private String name;

        public void setName(String name) {
            this.name = name;
        }
    }

    interface Internal {}

    static class Views {
        @JsonView(Internal.class)
        private String name;

        private String other;
    }

    @JsonFilter("none")
    static class Filtered {
        private String name;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.NONE, getterVisibility = JsonAutoDetect.Visibility.ANY)
    static class AutoDetect {
        private String name;

        public int getLength() {
            return 7;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    static class NonEmpty {
        private String name;
        private List<String> list = List.of();
    }

    static class Wrapping {
        @JsonUnwrapped
        private Inner inner;

        private String name;
    }

    static class Inner {
        private String name;
        private int size;
    }

    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
    static class Identified {
        private long id;
        private String name;
    }

    record TwoIdentified(
            Identified one,
            @JsonIdentityReference(alwaysAsId = true) Identified other,
            List<Identified> more) {}

    @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
    static class Numbered {
        private String name;
    }

    static class Managed {
        @JsonManagedReference
        private Part part;

        private String name;
    }

    static class Part {
        private String name;
    }

    static class BackOnly {
        @JsonBackReference
        private Part owner;

        private String name;
    }

    record Formats(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long number,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant instant,
            @JsonFormat(pattern = "yyyy-MM-dd HH:mm") LocalDateTime minutes,
            @JsonFormat(pattern = "dd.MM.yy") Date date,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) boolean flag,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER_INT) StateClasses.Color color,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Duration duration,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal decimal,

            @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
            List<String> list,

            @JsonFormat(with = JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)
            Map<String, Integer> map) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    static class AsArray {
        private int a;
        private String b;
    }

    @JsonFormat(shape = JsonFormat.Shape.OBJECT)
    enum ObjectEnum {
        ONE,
        TWO;

        public int getNumber() {
            return ordinal();
        }
    }

    record Serializers(
            @JsonSerialize(using = ToStringSerializer.class) long text,

            @JsonDeserialize(using = NumberDeserializers.LongDeserializer.class)
            Long read,

            @JsonRawValue String raw,

            @JsonSerialize(contentUsing = ToStringSerializer.class)
            List<Integer> contents,

            @JsonSerialize(keyUsing = ToStringSerializer.class)
            Map<StateClasses.UserId, Integer> keys,

            @JsonSerialize(nullsUsing = ToStringSerializer.class)
            String nulls) {}

    @JsonSerialize(using = ToStringSerializer.class)
    record Shown(int a, int b) {}

    static class Skipping {
        @JsonSetter(nulls = Nulls.SKIP)
        private String name = "default";

        @JsonSetter(contentNulls = Nulls.SKIP)
        private List<String> list;

        @JsonMerge
        private List<Integer> merged = List.of(1, 2);
    }

    static class Injected {
        @JacksonInject
        private String name;

        private int size;
    }

    @JsonAppend(attrs = @JsonAppend.Attr("version"))
    static class Appended {
        private String name;
    }

    static class Computed {
        private String name;

        @JsonProperty
        public String getGreeting() {
            return "Hello " + name;
        }

        @JsonGetter("shout")
        public String shout() {
            return name + "!";
        }
    }

    static class TypeIdentified {
        @JsonTypeId
        private String kind;

        private String name;
    }

    /** What {@code @JsonValue} shows is read by nothing. */
    static class OnlyShown {
        private String first;
        private String last;

        @JsonValue
        public String getFull() {
            return first + " " + last;
        }
    }

    enum Coded {
        A(1),
        B(1);

        private final int code;

        Coded(int code) {
            this.code = code;
        }

        @JsonValue
        public int getCode() {
            return code;
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonIgnore
    @interface Hidden {}

    static class MetaHidden {
        private String name;

        @Hidden
        private String tenant;
    }

    @JsonRootName("root")
    @JsonPropertyOrder({"b", "a"})
    static class Ordered {
        private int a;
        private int b;
    }
}
