package dev.larder.runtime.jackson;

import static dev.larder.runtime.jackson.CodecProbe.CODEC;
import static dev.larder.runtime.jackson.CodecProbe.assertUnsupported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.google.common.collect.ImmutableList;
import dev.larder.runtime.jackson.state.StateAccess;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.UnsupportedValueException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a type can lose is found when a method is bound, with the path of the property. */
class BindingCheckTest {

    // Class names in the data

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface ByClass {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
    static class ByMinimalClass {
        private String name;
    }

    record OnComponent(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object any) {}

    static class OnField {
        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
        private Number number;
    }

    static class OnAccessor {
        private ByName value;

        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
        public ByName getValue() {
            return value;
        }
    }

    static final class OnCreator {
        private final ByName value;

        @JsonCreator
        OnCreator(@JsonProperty("value") @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS) ByName value) {
            this.value = value;
        }
    }

    record OnElements(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) List<ByName> list) {}

    record OnMapValues(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Map<String, ByName> map) {}

    record ByName(String name) {}

    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    @interface Meta {}

    @Meta
    record ByMeta(String name) {}

    record MetaOnComponent(@Meta ByName name) {}

    record Deep(Map<String, List<Optional<MetaOnComponent>>> deep) {}

    record OfClass(Class<String> type) {}

    static final List<List<Object>> CLASS_NAMES = List.of(
            List.of(ByClass.class, "Id.NAME"),
            List.of(ByMinimalClass.class, "MINIMAL_CLASS"),
            List.of(OnComponent.class, "any"),
            List.of(OnField.class, "number"),
            List.of(OnCreator.class, "MINIMAL_CLASS"),
            List.of(OnElements.class, "@JsonTypeInfo(use = CLASS) on "),
            List.of(OnMapValues.class, "@JsonTypeInfo(use = CLASS) on "),
            List.of(ByMeta.class, "@JsonTypeInfo(use = CLASS) on "),
            List.of(MetaOnComponent.class, "@JsonTypeInfo(use = CLASS) on "),
            List.of(Deep.class, "within dev.larder.runtime.jackson.BindingCheckTest$Deep (at deep{}[])"),
            List.of(new TypeToken<List<ByClass>>() {}.type(), "at []"),
            List.of(new TypeToken<Map<String, ByMinimalClass>>() {}.type(), "at {}"),
            List.of(OfClass.class, "at type"));

    @ParameterizedTest
    @FieldSource("CLASS_NAMES")
    void classNamesInTheDataAreRefused(List<Object> typeAndPart) {
        assertUnsupported((java.lang.reflect.Type) typeAndPart.get(0), (String) typeAndPart.get(1));
    }

    @Test
    void anAnnotationOnAnAccessorDoesNotCount() {
        assertThat(CodecProbe.json(OnAccessor.class, new OnAccessor())).isEqualTo("{\"value\":null}");
    }

    // Circles

    static class Node {
        private Node parent;
        private List<Node> children;
    }

    static class Employee {
        private Department department;
    }

    static class Department {
        private Set<Employee> employees;
    }

    static class Invoice {
        @JsonManagedReference
        private Map<String, Position> positions;
    }

    static class Position {
        @JsonBackReference
        private Invoice invoice;
    }

    static class Post {
        private Comment[] comments;
    }

    static class Comment {
        @JsonIgnore
        private Post post;
    }

    record Page(List<Department> departments) {}

    static final List<List<Object>> CIRCLES = List.of(
            List.of(Node.class, "'children' holds objects whose 'parent' leads back"),
            List.of(Department.class, "'employees' holds objects whose 'department' leads back"),
            List.of(Employee.class, "(at department)"),
            List.of(Invoice.class, "'positions' holds objects whose 'invoice' leads back"),
            List.of(Post.class, "make 'post' of Comment transient"),
            List.of(Page.class, "(at departments[])"));

    @ParameterizedTest
    @FieldSource("CIRCLES")
    void aParentOfItsChildrenIsRefused(List<Object> typeAndPart) {
        assertUnsupported((Class<?>) typeAndPart.get(0), (String) typeAndPart.get(1));
    }

    static class Ring {
        private String secret = "secret";
        private Ring next;
    }

    record Holder(List<Ring> rings) {}

    @Test
    void aCircleOfValuesIsToldWithItsPath() {
        Ring ring = new Ring();
        ring.next = new Ring();
        ring.next.next = ring;

        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.<Holder>format(Holder.class).encode(new Holder(List.of(ring))))
                .withMessageContaining("rings[].next.next.next")
                .withMessageContaining("leads into itself")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    // What nothing creates, sets or writes

    static class NoCreator {
        private final String a;

        NoCreator(String other) {
            this.a = other;
        }
    }

    interface Shape {}

    abstract static class AbstractShape {
        private int a;
    }

    record OfShape(String name, List<Shape> shapes) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    interface Unlisted {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(value = Bad.class, name = "bad"))
    interface Listed {}

    record Bad(Object any) implements Listed {}

    class Inner {
        private int a;
    }

    static class Parent {
        private int a;
    }

    static class Shadowing extends Parent {
        private int a;
    }

    @JsonDeserialize(builder = Lacking.Builder.class)
    static final class Lacking {
        private final String a;
        private final String b;

        Lacking(String a, String b) {
            this.a = a;
            this.b = b;
        }

        @JsonPOJOBuilder(withPrefix = "")
        static final class Builder {
            private String a;

            public Builder a(String value) {
                this.a = value;
                return this;
            }

            public Lacking build() {
                return new Lacking(a, "computed");
            }
        }
    }

    static final class Renamed {
        private final String first;

        @JsonCreator
        Renamed(@JsonProperty("other") String other) {
            this.first = other;
        }
    }

    static class Numbers extends ArrayList<Integer> {
        private static final long serialVersionUID = 1L;
        private int total;
    }

    static class Attributes extends HashMap<String, String> {
        private static final long serialVersionUID = 1L;
        private int version;
    }

    static class Failing extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private int code;
    }

    static class Running extends Thread {
        private int code;
    }

    record OfThread(String name, Optional<Thread> thread) {}

    record OfArrayKey(Map<int[], String> map) {}

    record OfObjectKey(Map<Object, String> map) {}

    record OfEntries(List<Map.Entry<String, Object>> entries) {}

    record OfKeysInAnEntry(Map.Entry<String, Map<int[], String>> entry) {}

    record OfGuava(ImmutableList<String> list) {}

    static final List<List<Object>> LOST = List.of(
            List.of(NoCreator.class, "-parameters"),
            List.of(Shape.class, "@JsonTypeInfo"),
            List.of(AbstractShape.class, "@JsonTypeInfo"),
            List.of(OfShape.class, "at shapes[]"),
            List.of(Unlisted.class, "@JsonSubTypes"),
            List.of(Listed.class, "at any"),
            List.of(Inner.class, "make it static"),
            List.of(Shadowing.class, "rename"),
            List.of(Lacking.class, "nothing sets 'b'"),
            List.of(Renamed.class, "'other'"),
            List.of(Numbers.class, "'total'"),
            List.of(Attributes.class, "'version'"),
            List.of(Failing.class, "java.lang.Throwable"),
            List.of(Running.class, "java.lang.Thread"),
            List.of(OfThread.class, "at thread"),
            List.of(OfArrayKey.class, "at map{key}"),
            List.of(OfObjectKey.class, "at map{key}"),
            List.of(OfEntries.class, "at entries[]{}"),
            List.of(OfKeysInAnEntry.class, "at entry{}{key}"),
            List.of(OfGuava.class, "JacksonValueCodec.with"));

    @ParameterizedTest
    @FieldSource("LOST")
    void whatWouldBeLostIsRefused(List<Object> typeAndPart) {
        assertUnsupported((Class<?>) typeAndPart.get(0), (String) typeAndPart.get(1));
    }

    @Test
    void aNamedModuleIsAskedToOpenItsState() {
        // Jackson's own modules do not open their packages.
        assertThat(StateAccess.fault(Node.class)).isEmpty();
    }
}
